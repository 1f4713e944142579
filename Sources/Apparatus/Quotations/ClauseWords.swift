import DocumentModel

/// Small words by which a clause is taken apart. All folded.
enum ClauseWords {
  static let pronouns = WordSet(
    words: """
      he she they i we it you er sie il elle ils el ella lui lei он она one another others both many some everyone
      someone nobody
      """)
  static let male: WordSet = ["he", "his", "er", "il", "el", "lui", "он"]
  static let female: WordSet = ["she", "her", "elle", "ella", "lei", "она"]

  static let adverbs = WordSet(
    words: """
      also later then once now further again already still never often always even just only soon thus ever first
      famously therefore rather too thereupon since himself herself themselves itself not instead well all both each
      long recently afterwards afterward subsequently simply reportedly allegedly sometimes yesterday today earlier
      last week monday tuesday wednesday thursday friday saturday sunday or less more
      """)
  static let beForms = WordSet(
    words: """
      was were is are be been being am 's got
      """)
  static let auxiliaries = WordSet(
    words: """
      has had have having did does do will would could can may might must should shall didn't doesn't don't won't
      wouldn't hasn't hadn't haven't used hat hatte habe haben ont avait ha aveva habia
      """)
  static let auxiliariesOfBase = WordSet(
    words: """
      did does do will would could can may might must should shall didn't doesn't don't won't wouldn't to they we i
      you
      """)
  /// Words that begin a clause, before which no subject reaches back.
  static let clauseStarts = WordSet(
    words: """
      that as when while because if although though after before since but where until whether than unless so yet and
      or nor which who whom whose what how why like dass wie que che however just
      """)
  static let prepositions = WordSet(
    words: """
      in on at during after before for from by with within through throughout under over upon about of to into against
      between among despite following without since via per amid until alongside like outside inside near around behind
      unlike beyond according because while when as if although though once whereas given asked speaking writing
      """)
  static let determiners = WordSet(
    words: """
      the a an this that these those his her its their our my your one another some any every each no several many
      most few two three four five other der die das dem den le la les el los las il lo gli un une una ein eine
      """)
  /// `according to` in one word.
  static let accordingTo: WordSet = ["selon", "laut", "segun", "secondo", "volgens", "enligt"]
  static let foreignVerbs: WordSet = [
    "war", "waren", "ist", "sind", "sei", "seien", "hatte", "hatten", "hat", "haben", "wurde", "wurden", "wird",
    "werden",
    "est", "etait", "sont", "etaient", "es", "era", "fue", "eran", "sono", "erano",
  ]
  static let articles = WordSet(
    words: """
      the a an his her its their our my your
      """)
  /// Nouns of what is written.
  static let documents = WordSet(
    words: """
      report treaty act letter article document book paper memorandum memo constitution declaration resolution
      communique charter agreement dispatch telegram cable editorial law statute chapter section strategy text note
      instruction email tweet post headline guide manual handbook study circular minutes essay memoir memoirs pamphlet
      """)
  /// What holds several documents.
  static let collections = WordSet(
    words: """
      series volume journal collection issue book file review anthology
      """)
  /// Nouns of what a document says: `the rule of the second report`, `the report's conclusion`.
  static let statements = WordSet(
    words: """
      rule warning remark observation maxim advice judgement judgment principle conclusion finding verdict sentence
      definition complaint statement reminder question thought words answer reply response comment explanation formula
      """)
  /// Before `say` and `write` these are plural subjects.
  static let plurals = WordSet(
    words: """
      two three four both many some others people men women most
      """)
  /// Words before which a noun phrase on the right of its verb ends.
  static let phraseEnds = WordSet(
    words: """
      in on at during after before when as who which that to while last this yesterday today earlier later monday
      tuesday wednesday thursday friday saturday sunday because if though although with by via about through without
      but so upon into since until then again once recently against whose where
      """)
}
