// swift-tools-version: 6.2
import PackageDescription

/// What every target is held to.
let house: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// The numerical targets are optimised in debug builds too: 100 times faster, and the same bits.
let numerical: [SwiftSetting] =
  house + [
    .unsafeFlags(["-Xcc", "-fno-math-errno"]),
    .unsafeFlags(["-O"], .when(configuration: .debug)),
  ]

/// The second build of the kernels; `KernelsAVX2` holds links to the sources of `Kernels`.
#if arch(x86_64)
  let wide: [SwiftSetting] = [.define("WIDE"), .unsafeFlags(["-Xcc", "-mavx2"])]
#else
  let wide: [SwiftSetting] = []
#endif

let package = Package(
  name: "marginscope",
  products: [
    .executable(name: "marginscope", targets: ["marginscope"]),
    .executable(name: "marginscope-bench", targets: ["marginscope-bench"]),
  ],
  targets: [
    .systemLibrary(name: "CNcurses"),
    .systemLibrary(name: "CProcessor"),
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
      name: "Lab", dependencies: ["Elementary", "Angular", "Learning"], swiftSettings: house),
    .target(name: "Screen", swiftSettings: house),
    .target(name: "Terminal", dependencies: ["Screen", "CNcurses"], swiftSettings: house),
    .target(name: "Recording", dependencies: ["Screen"], swiftSettings: house),
    .target(
      name: "Lessons", dependencies: ["Angular", "Learning", "Lab"], swiftSettings: house),
    .target(
      name: "Stage", dependencies: ["Elementary", "Angular", "Learning", "Lab", "Screen"],
      swiftSettings: numerical),
    .executableTarget(
      name: "marginscope",
      dependencies: [
        "Angular", "Learning", "Lab", "Lessons", "Recording", "Screen", "Stage", "Terminal",
      ],
      swiftSettings: house),
    .target(name: "CPeak"),
    .executableTarget(
      name: "marginscope-bench",
      dependencies: ["Angular", "Learning", "Lab", "Screen", "Stage", "CPeak"],
      swiftSettings: house),

    .systemLibrary(name: "CVTerm", path: "Tests/CVTerm"),
    .target(
      name: "Emulator", dependencies: ["Screen", "CVTerm"], path: "Tests/Emulator",
      swiftSettings: house),
    .executableTarget(
      name: "deaths", dependencies: ["Screen", "Terminal", "Emulator"], path: "Tests/Deaths",
      swiftSettings: house),
    .testTarget(name: "ElementaryTests", dependencies: ["Elementary"], swiftSettings: house),
    .testTarget(
      name: "AngularTests", dependencies: ["Angular", "Elementary"], exclude: ["Golden"],
      swiftSettings: house),
    .testTarget(
      name: "LearningTests", dependencies: ["Learning", "Layout", "Angular", "Elementary"],
      swiftSettings: house),
    .testTarget(
      name: "LabTests", dependencies: ["Lab", "Learning", "Angular", "Elementary"],
      swiftSettings: house),
    .testTarget(
      name: "RecordingTests", dependencies: ["Recording", "Screen", "Emulator"],
      swiftSettings: house),
    .testTarget(
      name: "LessonsTests", dependencies: ["Lessons", "Lab", "Learning", "Angular"],
      swiftSettings: house),
    .testTarget(name: "ScreenTests", dependencies: ["Screen", "Emulator"], swiftSettings: house),
    .testTarget(
      name: "TerminalTests", dependencies: ["Terminal", "Screen", "Emulator", "deaths"],
      swiftSettings: house),
    .testTarget(
      name: "StageTests",
      dependencies: ["Stage", "Lab", "Learning", "Angular", "Elementary", "Screen"],
      exclude: ["Snapshots"], swiftSettings: house),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "marginscope", "Stage", "Lab", "Lessons", "Learning", "Angular", "Recording", "Screen",
        "Terminal", "Emulator",
      ],
      swiftSettings: house),
  ],
  swiftLanguageModes: [.v6]
)
