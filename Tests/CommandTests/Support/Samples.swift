import Foundation

/// Three small documents, one in each format, that cite the same book and, one of them, another.
enum Samples {
  static let keepers = """
    The Keepers of Skerrow Light

    By Anna Holm | May 2011

    The lamp at Skerrow was lit for the first time in the autumn of 1844, and from that night the keepers wrote down \
    every hour of it.1 Their logs fill ninety volumes. Nobody read them while the light burned, and the harbour board \
    forgot that they were there.

    Ruth Calder, who found the volumes in a coal cellar, said that "a log is written for the man who comes up the stairs \
    at midnight."2 She counted the entries by hand. The oil ran out on eleven nights in eighty years.3

    The Winter Watches

    A keeper slept four hours and watched four, and in the gales of January he did not sleep at all.4 The foghorn was \
    sounded by hand until 1902. After the wreck of the brig Constance the harbour board asked for a second lamp, and it \
    was refused.5 Nobody has found the letter in which it was refused.6

    Notes

    1. Ruth Calder, Lamps and Ledgers: Keeping the Northern Lights, Edinburgh: Tern Press, 1998, p. 41.

    2. Ibid., p. 44.

    3. Calder, p. 60.

    4. Tomas Brandt, "The Cost of Oil," Harbour Quarterly, March 3, 2004, p. 12.

    5. Minutes of the harbour board for February 1891, which we have seen in a copy.

    """

  static let tides = """
    ---
    id: tide-tables-2013
    title: "Tide Tables and Their Readers"
    author: "Ida Moreau"
    date: 2013-02-04
    publisher: Estuary Press
    lang: en-GB
    ---

    A tide table is a promise that the printer cannot keep. It gives the hour of high water for a harbour that has \
    silted up since the gauge was read, and pilots have always known it.[^1]

    ## What pilots wrote in the margin

    The copies that survive are full of corrections. A pilot of the northern station trusted the lamp before the table, \
    and wrote so.[^2] The keepers kept tables of their own.

    > High water is when the boats float, and not before.

    [^1]: Ruth Calder, *Lamps and Ledgers: Keeping the Northern Lights*, Edinburgh: Tern Press, 1998, p. 7.

    [^2]: See Anna Holm, "The Keepers of Skerrow Light," May 2011.

    """

  static let signals = """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <title>Fog Signals on the Northern Coast</title>
    <meta name="citation_title" content="Fog Signals on the Northern Coast">
    <meta name="citation_author" content="Brandt, Tomas">
    <meta name="citation_publication_date" content="2007/10/01">
    </head>
    <body>
    <nav><a href="/">Front page</a></nav>
    <article>
    <h1>Fog Signals on the Northern Coast</h1>
    <p>Before the horn there was the gun, and before the gun a bell that the keepers rang by turning a wheel. The bell \
    carried half a mile in still air.<sup><a href="#fn1" id="ref1">1</a></sup></p>
    <h2>The horn</h2>
    <p>The horn came in 1902. It frightened the sheep and pleased the insurers.</p>
    <ol class="footnotes"><li id="fn1">Tomas Brandt, "The Cost of Oil," Harbour Quarterly, March 3, 2004, p. 14. \
    <a href="#ref1">back</a></li></ol>
    </article>
    </body>
    </html>

    """
}

extension Workspace {
  /// The three documents in `texts`, of which `tide-tables-2013` lies in a folder of its own.
  func writeSamples() throws {
    try write("texts/keepers.txt", Samples.keepers)
    try write("texts/north/tides.md", Samples.tides)
    try write("texts/signals.html", Samples.signals)
  }
}

/// The sample documents in an index that no test writes to.
enum SharedIndex {
  private static let workspace: Result<Workspace, any Error> = Result {
    let workspace = try Workspace()
    try workspace.writeSamples()
    _ = try workspace.run("ingest", "--quiet", "texts")
    // What is static is never taken down.
    atexit { try? SharedIndex.workspace.get().remove("") }
    return workspace
  }

  /// Runs the program on it.
  static func run(_ words: String..., input: String? = nil) throws -> Program.Outcome {
    let workspace = try workspace.get()
    return try Program.run(words, in: workspace.folder, environment: ["LOCCIT_INDEX": path], input: input)
  }

  static func shell(_ line: String) throws -> Program.Outcome { try workspace.get().shell(line) }

  static var path: String { get throws { try workspace.get().path("index") } }
  static var folder: URL { get throws { try workspace.get().folder } }
}
