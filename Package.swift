// swift-tools-version: 6.2
import PackageDescription

/// A release holds the Swift libraries: to load those of the toolchain takes longer than a search. Those named here are
/// what Foundation needs of its own.
let foundation = ["CoreFoundation", "_FoundationICU", "_FoundationCollections", "_FoundationCShims"]
let staticLinking = ["-static-stdlib", "-use-ld=lld"] + foundation.map { "-l" + $0 }
let selfContained: [LinkerSetting] = [
  .unsafeFlags(staticLinking, .when(platforms: [.linux], configuration: .release))
]

/// The program itself at a fixed address (the libraries that it loads are not): there is nothing to relocate at its start.
/// Nor has it symbols of its own for others, in which each symbol of the libraries would be looked for first.
let atOnce = ["-Xclang-linker", "-no-pie", "-Xlinker", "--no-export-dynamic"]
let selfContainedAtOnce: [LinkerSetting] = [
  .unsafeFlags(staticLinking + atOnce, .when(platforms: [.linux], configuration: .release))
]

/// Types are made where they are used rather than found by their names, which takes longer at every start.
let withoutTypeNames = ["-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors"]
let typesAtHand: [SwiftSetting] = [.unsafeFlags(withoutTypeNames, .when(configuration: .release))]

/// A program that is built with another and not linked into it. As a target it would be linked in, or hand its libraries on
/// to be loaded; as the product of a package it is not, and this package may be its own dependency.
func program(_ name: String) -> Target.Dependency { .product(name: name, package: "loccit") }

let package = Package(
  name: "loccit",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "loccit", targets: ["loccit"]),
    .executable(name: "loccit-corpus", targets: ["loccit-corpus"]),
    .executable(name: "loccit-pdf", targets: ["loccit-pdf"]),
  ],
  dependencies: [
    .package(name: "loccit", path: "."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
  ],
  targets: [
    // C libraries of the system. Those whose headers lie in the compiler's own search path need no pkg-config.
    .systemLibrary(name: "CUTF8Proc", providers: [.apt(["libutf8proc-dev"]), .brew(["utf8proc"])]),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .systemLibrary(
      name: "CCMarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"])]),
    .systemLibrary(
      name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"]), .brew(["libarchive"])]),
    .systemLibrary(
      name: "CUchardet", pkgConfig: "uchardet", providers: [.apt(["libuchardet-dev"]), .brew(["uchardet"])]),
    .systemLibrary(name: "CJansson", pkgConfig: "jansson", providers: [.apt(["libjansson-dev"]), .brew(["jansson"])]),
    .systemLibrary(
      name: "CPoppler", pkgConfig: "poppler-glib", providers: [.apt(["libpoppler-glib-dev"]), .brew(["poppler"])]),
    .systemLibrary(
      name: "CLibUV", pkgConfig: "libuv", providers: [.apt(["libuv1-dev"]), .brew(["libuv"])]),
    .systemLibrary(name: "CNettle", providers: [.apt(["nettle-dev"]), .brew(["nettle"])]),

    // The index side.
    .target(name: "CXapian", linkerSettings: [.linkedLibrary("xapian")]),
    .target(name: "Xapian", dependencies: ["CXapian"], swiftSettings: typesAtHand),
    .target(name: "Search", dependencies: ["DocumentModel", "Xapian", "CFiles"], swiftSettings: typesAtHand),
    .target(name: "Rendering", dependencies: ["DocumentModel", "Search"], swiftSettings: typesAtHand),

    // The waist.
    .target(name: "DocumentModel", dependencies: ["CUTF8Proc"], swiftSettings: typesAtHand),

    // Calls of the system that go in parallel.
    .target(name: "CFiles"),

    // The file side: first what lies in folders, which `loccit` knows too.
    .target(name: "Corpus", dependencies: ["DocumentModel", "CFiles"], swiftSettings: typesAtHand),
    .target(
      name: "Extraction",
      dependencies: [
        "DocumentModel", "CLibXML2", "CCMarkGFM", "CArchive", "CUchardet", "CJansson",
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: typesAtHand),
    .target(name: "CMemoryFile"),
    .target(
      name: "Converters",
      dependencies: [
        "Extraction", "CMemoryFile", "OwnPrograms", .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system", condition: .when(platforms: [.linux])),
      ],
      swiftSettings: typesAtHand),
    // A program of its own: a PDF is read outside the process, and nothing else loads poppler.
    .executableTarget(name: "loccit-pdf", dependencies: ["CPoppler"], linkerSettings: selfContained),
    .target(name: "Apparatus", dependencies: ["DocumentModel"], swiftSettings: typesAtHand),
    // The bytes of a model are generated C: a Swift array this long takes minutes to compile.
    .target(name: "CReferenceModel"),
    .target(name: "SequenceModel", dependencies: ["Apparatus", "CReferenceModel"], swiftSettings: typesAtHand),
    // Only the commands that write link it.
    .target(name: "Watching", dependencies: ["CLibUV"]),
    .target(
      name: "Ingest", dependencies: ["DocumentModel", "Corpus", "Extraction", "Apparatus", "SequenceModel", "CNettle"],
      swiftSettings: typesAtHand),

    // The programs. `loccit` answers from an index and starts in a millisecond or two; for whatever else is asked it becomes
    // `loccit-corpus`, which loads the libraries of the formats.
    .target(
      name: "Commands",
      dependencies: [
        "DocumentModel", "Corpus", "Search", "Rendering",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: typesAtHand),
    .target(name: "OwnPrograms"),
    .target(name: "CCommandLine"),
    .executableTarget(
      name: "loccit",
      dependencies: ["Commands", "Rendering", "OwnPrograms", "CCommandLine", program("loccit-corpus")],
      linkerSettings: selfContainedAtOnce),
    .executableTarget(
      name: "loccit-corpus",
      dependencies: [
        "Commands", "DocumentModel", "Corpus", "Extraction", "Converters", "Apparatus", "SequenceModel", "Ingest",
        "Watching",
        "Search", "Rendering", program("loccit-pdf"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: typesAtHand, linkerSettings: selfContained),

    // What the tests of several targets use.
    .target(name: "TestSupport", dependencies: ["DocumentModel"], path: "Tests/TestSupport"),
    .testTarget(name: "DocumentModelTests", dependencies: ["DocumentModel"]),
    .testTarget(name: "XapianTests", dependencies: ["Xapian", "CXapian", "TestSupport"]),
    .testTarget(name: "SearchTests", dependencies: ["DocumentModel", "Search", "Xapian", "TestSupport"]),
    .testTarget(name: "RenderingTests", dependencies: ["DocumentModel", "Search", "Rendering"]),
    .testTarget(name: "ExtractionTests", dependencies: ["DocumentModel", "Extraction", "TestSupport"]),
    .testTarget(name: "ConvertersTests", dependencies: ["DocumentModel", "Extraction", "Converters", "TestSupport"]),
    .testTarget(name: "ApparatusTests", dependencies: ["DocumentModel", "Apparatus"]),
    .testTarget(name: "SequenceModelTests", dependencies: ["Apparatus", "SequenceModel"]),
    .testTarget(name: "IngestTests", dependencies: ["DocumentModel", "Corpus", "Ingest", "TestSupport"]),
    .testTarget(name: "WatchingTests", dependencies: ["Watching", "TestSupport"]),
    .testTarget(
      name: "CommandTests", dependencies: ["loccit", "Commands", .product(name: "Yams", package: "Yams")]),
    .testTarget(
      name: "CorpusTests",
      dependencies: [
        "DocumentModel", "Corpus", "Extraction", "Apparatus", "Ingest", "Rendering", "TestSupport",
        .product(name: "Yams", package: "Yams"),
      ],
      exclude: ["Snapshots"]),
  ],
  cxxLanguageStandard: .cxx17
)

// `make fuzz` builds one more program, instrumented; nobody else wants it.
if Context.environment["LOCCIT_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "loccit-fuzz", dependencies: ["DocumentModel", "Extraction", "Apparatus", "SequenceModel", "TestSupport"],
      path: "Tests/Fuzzing/Sources", swiftSettings: [.unsafeFlags(["-parse-as-library"])]))
}

// `make bench` builds one more, which times queries inside one process.
if Context.environment["LOCCIT_BENCH"] != nil {
  package.targets.append(
    .executableTarget(
      name: "loccit-latency", dependencies: ["Search", "Rendering"], path: "Benchmarks/latency",
      swiftSettings: [.unsafeFlags(["-parse-as-library"])]))
}
