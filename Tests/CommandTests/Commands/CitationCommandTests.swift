import Testing

/// `cites`, `sources`, `show` and `list`.
@Suite struct CitationCommandTests {
  @Test func citationsAreFoundInEveryForm() throws {
    let list = try SharedIndex.run("cites", "Lamps", "and", "Ledgers", "--format", "json").json()
    #expect(list["citations"].values.map(\.["form"]) == ["full", "ibid", "short", "full"])
    #expect(list["citations"][1]["antecedent"]["id"] == list["citations"][0]["id"])
    #expect(list["citations"][3]["path"].text?.hasSuffix("tides.md") == true)
    #expect(list["work"]["title"] == "Lamps and Ledgers: Keeping the Northern Lights")
  }

  @Test func aCitationShowsSentenceNoteAndSource() throws {
    let outcome = try SharedIndex.run("cites", "--limit", "2", "Calder Lamps")
    #expect(
      outcome.output == """
        4 citations, showing 1–2

        “The lamp at Skerrow was lit for the first time in the autumn of 1844, and from
        that night the keepers wrote down every hour of it.”
          1 Ruth Calder, Lamps and Ledgers: Keeping the Northern Lights, Edinburgh: Tern
            Press, 1998, p. 41.
          Anna Holm, "The Keepers of Skerrow Light" (May 2011), ¶ 1, n. 1.

        “Ruth Calder, who found the volumes in a coal cellar, said that "a log is
        written for the man who comes up the stairs at midnight."”
          2 Ibid., p. 44.
          “Ibid., p. 44.” stands for: Ruth Calder, Lamps and Ledgers: Keeping the
            Northern Lights, Edinburgh: Tern Press, 1998, p. 41.
          Anna Holm, "The Keepers of Skerrow Light" (May 2011), ¶ 2, n. 2.

        more with --offset 2

        """)
  }

  @Test func citationsAreSortedAndPaged() throws {
    func documents(_ words: String...) throws -> [String] {
      try Program.run(
        ["cites", "Lamps", "--format", "json"] + words, in: SharedIndex.folder,
        environment: ["LOCCIT_INDEX": SharedIndex.path]
      ).json()["citations"].values.compactMap { $0["id"].text.map { String($0.prefix { $0 != "#" }) } }
    }
    #expect(try documents("--sort", "date") == ["tide-tables-2013", "holm-2011", "holm-2011", "holm-2011"])
    #expect(try documents("--sort", "author").last == "tide-tables-2013")
    #expect(try documents("--sort", "date", "--offset", "1", "--limit", "1") == ["holm-2011"])
    #expect(try documents("--in", "note").count == 4)
    #expect(try documents("--in", "passage") == [])
  }

  @Test func aDocumentOfTheIndexIsCitedByItsId() throws {
    let list = try SharedIndex.run("cites", "holm-2011", "--format", "json").json()
    #expect(list["citations"].values.count == 1)
    #expect(list["citations"][0]["sentence"].text?.hasPrefix("A pilot of the northern station") == true)
  }

  @Test func nobodyCitesIt() throws {
    let outcome = try SharedIndex.run("cites", "Zyzzyva")
    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty)
    #expect(try SharedIndex.run("cites", "Lamps", "--offset", "9").errors == "no more: there are 4 citations\n")
    #expect(try SharedIndex.run("cites", "Lamps", "--limit", "0").output == "4 citations\n\n")
    #expect(try SharedIndex.run("cites", "--index", "nowhere", "Lamps").status == 2)
  }

  @Test func sourcesAreCountedMostCitedFirst() throws {
    let sources = try SharedIndex.run("sources", "--format", "json").json()["sources"].values
    #expect(sources.map(\.["citations"]) == [4, 2, 1])
    #expect(sources.map(\.["documents"]) == [2, 2, 1])
    #expect(sources.map(\.["inIndex"]) == [nil, nil, "holm-2011"])
    #expect(try SharedIndex.run("sources", "Brandt", "--format", "jsonl").lines.count == 1)
    #expect(
      try SharedIndex.run("sources").output == """
        cited  in docs  work
            4        2  Ruth Calder, Lamps and Ledgers: Keeping the Northern Lights,
                        Tern Press, 1998
            2        2  Tomas Brandt, “The Cost of Oil”, Harbour Quarterly, 3 March 2004
            1        1  Anna Holm, The Keepers of Skerrow Light, May 2011 [in the index:
                        holm-2011]

        """)
  }

  @Test func moreSourcesAreRemarkedOn() throws {
    let outcome = try SharedIndex.run("sources", "--limit", "1")
    #expect(outcome.lines.count == 3)
    #expect(outcome.errors == "there are more: raise --limit, or print all with --limit 0\n")
    #expect(try SharedIndex.run("sources", "--limit", "0").errors.isEmpty)
    #expect(try SharedIndex.run("sources", "Zyzzyva").status == 1)
    #expect(try SharedIndex.run("sources", "--index", "nowhere").status == 2)
  }

  @Test func aUnitIsShownInItsContext() throws {
    let outcome = try SharedIndex.run("show", "holm-2011#p2", "--context", "1")
    #expect(
      outcome.output == """
        Anna Holm, "The Keepers of Skerrow Light" (May 2011), ¶ 2.
        \(try SharedIndex.folder.path)/texts/keepers.txt

          The lamp at Skerrow was lit for the first time in the autumn of 1844, and from
          that night the keepers wrote down every hour of it.[1] Their logs fill ninety
          volumes. Nobody read them while the light burned, and the harbour board forgot
          that they were there.

        ▌ Ruth Calder, who found the volumes in a coal cellar, said that "a log is
          written for the man who comes up the stairs at midnight."[2] She counted the
          entries by hand. The oil ran out on eleven nights in eighty years.[3]

          The Winter Watches

          1 Ruth Calder, Lamps and Ledgers: Keeping the Northern Lights, Edinburgh: Tern
            Press, 1998, p. 41.
          2 Ibid., p. 44.
          3 Calder, p. 60.

        """)
  }

  @Test func whatIsAskedForIsMarked() throws {
    #expect(try SharedIndex.run("show", "holm-2011#n3").output.contains("\n▌ 3 Calder, p. 60.\n"))
    #expect(try SharedIndex.run("show", "holm-2011#r3").output.contains("\n▌ 3 Calder, p. 60.\n"))
    #expect(try SharedIndex.run("show", "holm-2011#q1").output.contains("\n▌ Ruth Calder, who"))
    #expect(try SharedIndex.run("show", "holm-2011#p3").output.contains("6 (this note is missing in the document)"))
    let quotation = try SharedIndex.run("show", "tide-tables-2013", "--context", "9").output
    #expect(quotation.contains("\n      High water is when the boats float"))
  }

  @Test func whatIsNotThereIsRemarkedOn() throws {
    let some = try SharedIndex.run("show", "holm-2011#p1", "holm-2011#p99")
    #expect(some.status == 0)
    #expect(some.errors == "nothing in the index has the id holm-2011#p99\n")
    #expect(try SharedIndex.run("show", "nothing").status == 1)
    #expect(try SharedIndex.run("show", "--index", "nowhere", "x").status == 2)
  }

  @Test func documentsAreListed() throws {
    let list = try SharedIndex.run("list")
    #expect(list.status == 0)
    #expect(list.lines[0] == "brandt-2007  Tomas Brandt, Fog Signals on the Northern Coast, 1 October 2007")
    #expect(list.lines[2] == "    \(try SharedIndex.folder.path)/texts/signals.html")
    #expect(try SharedIndex.run("list", "--index", "nowhere").status == 2)
    let workspace = try Workspace()
    try workspace.write("texts/picture.png", "no text")
    #expect(try workspace.run("ingest", "texts").status == 0)
    let empty = try workspace.run("list")
    #expect(empty.status == 1)
    #expect(empty.output.isEmpty)
    #expect(try workspace.run("list", "--format", "json").json()["documents"] == [])
  }
}
