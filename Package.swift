// swift-tools-version: 6.2
import PackageDescription

/// The settings of every target.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// The settings of the numerical targets.
///
/// They are optimized in debug builds too: 100 times faster, and the same bits. Without `errno` a
/// square root is one instruction.
let numerical: [SwiftSetting] =
  strict + [
    .unsafeFlags(["-Xcc", "-fno-math-errno"]),
    .unsafeFlags(["-O"], .when(configuration: .debug)),
  ]

/// What compiles the sources of `Kernels` for AVX2; `KernelsAVX2` holds links to them.
#if arch(x86_64)
  let avx2: [SwiftSetting] = [.define("WIDE"), .unsafeFlags(["-Xcc", "-mavx2"])]
#else
  let avx2: [SwiftSetting] = []
#endif

let programTargets: [Target] = [
  .systemLibrary(name: "CNcurses"),
  .systemLibrary(name: "CProcessor"),
  .target(name: "Text", dependencies: ["Elementary"], swiftSettings: strict),
  .target(name: "Elementary", swiftSettings: numerical),
  .target(name: "Angular", dependencies: ["Elementary"], swiftSettings: numerical),
  .target(name: "Layout", swiftSettings: numerical),
  .target(name: "Kernels", dependencies: ["Elementary", "Layout"], swiftSettings: numerical),
  .target(
    name: "KernelsAVX2", dependencies: ["Elementary", "Layout"],
    swiftSettings: numerical + avx2),
  .target(
    name: "Learning",
    dependencies: ["Elementary", "Angular", "Layout", "Kernels", "KernelsAVX2", "CProcessor"],
    swiftSettings: numerical),
  .target(
    name: "Experiment", dependencies: ["Text", "Elementary", "Angular", "Learning"],
    swiftSettings: strict),
  .target(name: "Screen", swiftSettings: strict),
  .target(name: "Terminal", dependencies: ["Screen", "CNcurses"], swiftSettings: strict),
  .target(name: "Recording", dependencies: ["Text", "Screen"], swiftSettings: strict),
  .target(
    name: "Lessons", dependencies: ["Text", "Angular", "Learning", "Experiment"],
    swiftSettings: strict),
  .target(
    name: "Interface",
    dependencies: ["Text", "Elementary", "Angular", "Learning", "Experiment", "Screen"],
    swiftSettings: numerical),
  .target(
    name: "Application",
    dependencies: [
      "Text", "Angular", "Learning", "Experiment", "Lessons", "Recording", "Screen", "Interface",
      "Terminal",
    ],
    swiftSettings: strict),
  .executableTarget(name: "marginscope", dependencies: ["Application"], swiftSettings: strict),
]

let benchmarkTargets: [Target] = [
  .target(name: "CPeak"),
  .executableTarget(
    name: "marginscope-bench",
    dependencies: ["Text", "Angular", "Learning", "Experiment", "Screen", "Interface", "CPeak"],
    swiftSettings: strict),
]

/// The tests and what only they use.
///
/// They need libvterm, so they are part of the package only where the environment sets
/// MARGINSCOPE_TESTS=1: a plain `swift build` needs ncurses alone.
let testTargets: [Target] = [
  .systemLibrary(name: "CVTerm", path: "Tests/CVTerm"),
  .target(
    name: "Emulator", dependencies: ["Screen", "CVTerm"], path: "Tests/Emulator",
    swiftSettings: strict),
  .executableTarget(
    name: "crash-fixture", dependencies: ["Screen", "Terminal", "Emulator"],
    path: "Tests/CrashFixture", swiftSettings: strict),
  .testTarget(name: "TextTests", dependencies: ["Text"], swiftSettings: strict),
  .testTarget(name: "ElementaryTests", dependencies: ["Elementary"], swiftSettings: strict),
  .testTarget(
    name: "AngularTests", dependencies: ["Angular", "Elementary"], exclude: ["Golden"],
    swiftSettings: strict),
  .testTarget(
    name: "LearningTests", dependencies: ["Learning", "Layout", "Angular", "Elementary"],
    swiftSettings: strict),
  .testTarget(
    name: "ExperimentTests",
    dependencies: ["Experiment", "Text", "Lessons", "Learning", "Angular", "Elementary"],
    swiftSettings: strict),
  .target(
    name: "Claims", dependencies: ["Experiment", "Learning"], path: "Tests/Claims",
    swiftSettings: strict),
  .executableTarget(
    name: "claims", dependencies: ["Claims"], path: "Tests/ClaimsProgram", swiftSettings: strict),
  .testTarget(name: "ClaimsTests", dependencies: ["Claims"], swiftSettings: strict),
  .testTarget(
    name: "ScreenTests", dependencies: ["Screen", "Text", "Emulator"], swiftSettings: strict),
  .testTarget(
    name: "TerminalTests", dependencies: ["Terminal", "Screen", "Emulator", "crash-fixture"],
    swiftSettings: strict),
  .testTarget(
    name: "RecordingTests", dependencies: ["Recording", "Text", "Screen", "Emulator"],
    swiftSettings: strict),
  .testTarget(
    name: "LessonsTests", dependencies: ["Lessons", "Text", "Experiment", "Learning", "Angular"],
    swiftSettings: strict),
  .testTarget(
    name: "InterfaceTests",
    dependencies: [
      "Interface", "Text", "Experiment", "Learning", "Angular", "Elementary", "Screen",
    ],
    exclude: ["Snapshots"], swiftSettings: strict),
  .testTarget(
    name: "ApplicationTests",
    dependencies: [
      "Application", "marginscope", "Text", "Interface", "Experiment", "Lessons", "Learning",
      "Angular", "Recording", "Screen", "Terminal", "Emulator",
    ],
    exclude: ["Recordings"], swiftSettings: strict),
]

let package = Package(
  name: "marginscope",
  products: [
    .executable(name: "marginscope", targets: ["marginscope"]),
    .executable(name: "marginscope-bench", targets: ["marginscope-bench"]),
  ],
  targets: programTargets + benchmarkTargets
    + (Context.environment["MARGINSCOPE_TESTS"] == "1" ? testTargets : []),
  swiftLanguageModes: [.v6]
)
