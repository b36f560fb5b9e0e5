// swift-tools-version: 6.2
import PackageDescription

/// What every target is held to.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// The numerical targets are optimized in debug builds too: 100 times faster, and the same bits.
let numerical: [SwiftSetting] =
  strict + [
    .unsafeFlags(["-Xcc", "-fno-math-errno"]),
    .unsafeFlags(["-O"], .when(configuration: .debug)),
  ]

/// The second build of the kernels; `KernelsAVX2` holds links to the sources of `Kernels`.
#if arch(x86_64)
  let wide: [SwiftSetting] = [.define("WIDE"), .unsafeFlags(["-Xcc", "-mavx2"])]
#else
  let wide: [SwiftSetting] = []
#endif

/// What only tests need, libvterm among it: built where the environment asks for it, so that a plain
/// `swift build` needs ncurses alone.
let tests: [Target] =
  Context.environment["MARGINSCOPE_TESTS"] == nil
  ? []
  : [
    .systemLibrary(name: "CVTerm", path: "Tests/CVTerm"),
    .target(
      name: "Emulator", dependencies: ["Screen", "CVTerm"], path: "Tests/Emulator",
      swiftSettings: strict),
    .executableTarget(
      name: "crash-fixture", dependencies: ["Screen", "Terminal", "Emulator"],
      path: "Tests/CrashFixture",
      swiftSettings: strict),
    .testTarget(name: "TextTests", dependencies: ["Text"], swiftSettings: strict),
    .testTarget(name: "ElementaryTests", dependencies: ["Elementary"], swiftSettings: strict),
    .testTarget(
      name: "AngularTests", dependencies: ["Angular", "Elementary"], exclude: ["Golden"],
      swiftSettings: strict),
    .testTarget(
      name: "LearningTests", dependencies: ["Learning", "Layout", "Angular", "Elementary"],
      swiftSettings: strict),
    .testTarget(
      name: "ExperimentTests", dependencies: ["Experiment", "Learning", "Angular", "Elementary"],
      swiftSettings: strict),
    .testTarget(
      name: "RecordingTests", dependencies: ["Recording", "Screen", "Emulator"],
      swiftSettings: strict),
    .testTarget(
      name: "LessonsTests", dependencies: ["Lessons", "Experiment", "Learning", "Angular"],
      swiftSettings: strict),
    .testTarget(name: "ScreenTests", dependencies: ["Screen", "Emulator"], swiftSettings: strict),
    .testTarget(
      name: "TerminalTests", dependencies: ["Terminal", "Screen", "Emulator", "crash-fixture"],
      swiftSettings: strict),
    .testTarget(
      name: "InterfaceTests",
      dependencies: ["Interface", "Experiment", "Learning", "Angular", "Elementary", "Screen"],
      exclude: ["Snapshots"], swiftSettings: strict),
    .testTarget(
      name: "ApplicationTests",
      dependencies: [
        "Application", "marginscope", "Text", "Interface", "Experiment", "Lessons", "Learning",
        "Angular", "Recording", "Screen",
        "Terminal", "Emulator",
      ],
      exclude: ["Recordings"], swiftSettings: strict),
  ]

let package = Package(
  name: "marginscope",
  products: [
    .executable(name: "marginscope", targets: ["marginscope"]),
    .executable(name: "marginscope-bench", targets: ["marginscope-bench"]),
  ],
  targets: [
    .systemLibrary(name: "CNcurses"),
    .systemLibrary(name: "CProcessor"),
    .target(name: "Text", swiftSettings: strict),
    .target(name: "Elementary", swiftSettings: numerical),
    .target(name: "Angular", dependencies: ["Elementary"], swiftSettings: numerical),
    .target(name: "Layout", swiftSettings: numerical),
    .target(name: "Kernels", dependencies: ["Elementary", "Layout"], swiftSettings: numerical),
    .target(
      name: "KernelsAVX2", dependencies: ["Elementary", "Layout"],
      swiftSettings: numerical + wide),
    .target(
      name: "Learning",
      dependencies: [
        "Elementary", "Angular", "Layout", "Kernels", "KernelsAVX2", "CProcessor",
      ],
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
    .executableTarget(
      name: "marginscope", dependencies: ["Application"], swiftSettings: strict),
    .target(name: "CPeak"),
    .executableTarget(
      name: "marginscope-bench",
      dependencies: ["Angular", "Learning", "Experiment", "Screen", "Interface", "CPeak"],
      swiftSettings: strict),
  ] + tests,
  swiftLanguageModes: [.v6]
)
