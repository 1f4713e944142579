/// The words that tell the parts of a name, and a person from a body. Lower case, without full stops.
enum NameVocabulary {
  /// Titles and ranks that come before a name and are no part of it.
  static let titles = Set(
    words: """
      dr prof professor mr mrs ms miss mme mlle herr frau sir dame lord lady rev reverend fr hon gen general lt
      lieutenant col colonel maj major capt captain cpt sgt sergeant adm admiral vadm radm cdr cmdr commander brig
      brigadier ltc ltg mg bg marshal sen senator rep representative amb ambassador gov governor pres dipl-ing ing
      mag pd doc docent ret retd dott
      """)

  /// Particles of a family name that are written small.
  static let particles = Set(
    words: """
      von van de der den del della delle dello degli di da dos das do du des la le lo zu zum zur vom af av bin bint
      ibn al el ten ter te op 't ’t d' d’ à und
      """)

  /// Capitalised words that begin a family name of several words (`Van Buren`, `De Gaulle`).
  static let familyStarts = Set(
    words: """
      van von de del della di da du la le lo mac st saint ben bin ibn ter dos des
      """)

  static let suffixes = Set(
    words: """
      jr sr ii iii iv
      """)

  /// Degrees and honours behind a name.
  static let degrees = Set(
    words: """
      phd dphil md jd llm llb mba mphil msc bsc esq obe mbe cbe kcb kcmg cmg gcmg frs qc kc usn usaf usmc ret sj edd
      scd dlitt cfa
      """)

  /// Words that introduce an author and are no part of the name.
  static let introductions: [[String]] = [
    ["authored", "by"], ["written", "by"], ["edited", "by"], ["compiled", "by"], ["translated", "by"], ["by"], ["von"],
    ["par"],
  ]

  /// Words between two names.
  static let conjunctions = Set(
    words: """
      and & und et with mit
      """)

  /// Small words inside the names of bodies and offices, and in no person's.
  static let functionWords = Set(
    words: """
      of for on in at to from the and & und für der des et pour sur
      """)

  /// Words that make a name a body's wherever they stand.
  static let bodies = Set(
    words: """
      academy administration affairs agency agencies akademie alliance amt anonymous archive archives archiv
      assembly associated associates association associazione asociación authority authors board broadcasting
      bundesamt bundestag bureau cabinet center centre centro chancellery chronicle collective college comité
      command commission commissioner committee communications community company conference congress conseil
      consortium contributors convention cooperation corp corporation correspondent correspondents council defence
      defense delegation department desk development directorate division editor editorial editors embassy
      enterprise faculty fakultät federation fondation forces forum foundation fund gazette gesellschaft gmbh
      government groups herald history inc independent information initiative inspectorate institut institute
      institutes institution instituto intelligence international journal kingdom kremlin laboratory lab league
      library llc llp ltd magazine management media mission ministerium ministry ministère ministerio monitor
      movement museum nation national nations network news newspaper newswire office officials online organisation
      organization panel papers parliament parliamentary partnership plc policy programme program project
      publications publishers publishing radio redaktion region relations report reporter reporters republic
      research resources review royal secretariat secretary section security senate series services société society
      solutions staff state states stiftung strategic studies subcommittee supreme survey symposium syndicate
      systems taskforce team technologies television times treasury treaty tribunal trustees union united
      universidad universität universiteit university université verein verlag volunteers wikipedia workshop world
      writers zentrum
      """)

  /// Words that make a name a body's only where it has three words or more: they are family names, too.
  static let weakBodies = Set(
    words: """
      army bank book books chamber church club court force group guard hall hospital house navy party police post power
      press school service today trust
      """)

  /// Initials of bodies that stand beside other words.
  static let acronyms = Set(
    words: """
      NATO UN US USA USSR UK EU EC OSCE CSCE OECD UNESCO UNICEF UNHCR WHO IMF IAEA CIA FBI NSC FBIS BBC CNN NPR PBS
      ABC CBS NBC AFP AP UPI DPA RIA TASS ITAR-TASS RFE/RL RAND CSIS SIPRI IISS MIT NGO ASEAN IEEE ACM ISO NASA
      """)
}
