import DocumentModel

/// The verbs of saying and writing with their forms.
enum CueTable {
  /// The cue that a folded word is. Cost: constant.
  static func cue(_ folded: String) -> Cue? { table[folded] }

  /// The cue that a word is, in either case.
  static func cue(folding word: ArraySlice<Unicode.Scalar>) -> Cue? { table[folding: word] }

  /// Words that belong to the cue after a verb: `called for`, `pointed out`, `went on`.
  static let particles: [String: Set<String>] = [
    "called": ["for", "on", "upon"], "calls": ["for", "on", "upon"], "calling": ["for", "on", "upon"],
    "pointed": ["out"], "points": ["out"], "pointing": ["out"], "shot": ["back"], "fired": ["back"],
    "spoke": ["of"], "speaks": ["of"], "speaking": ["of"], "went": ["on"], "goes": ["on"], "going": ["on"],
    "put": ["it"], "puts": ["it"], "putting": ["it"], "hit": ["back"], "hits": ["back"],
    "referred": ["to"], "refers": ["to"], "referring": ["to"], "talked": ["about", "of"], "talks": ["about", "of"],
    "summed": ["up"], "sums": ["up"], "blurted": ["out"], "cried": ["out"],
    "laid": ["out"], "spelled": ["out"], "chimed": ["in"], "set": ["forth"], "weighed": ["in"],
  ]

  /// Verbs that report only together with their particle.
  static let needsParticle = WordSet(
    words: """
      shot fired spoke speaks speaking went goes going put puts putting hit hits referred refers referring talked
      talks summed sums blurted laid spelled chimed set weighed pointed points pointing
      """)

  /// Verbs whose object is the speaker: `quoting Ivanov: "…"`.
  static let quoting: WordSet = ["quotes", "quoted", "quoting", "cites", "cited", "citing"]

  /// What somebody thinks or shows rather than says, so that whoever says that he does is quoted.
  static let thinking = WordSet(
    words: """
      think thinks thought believe believes believed hope hopes hoped fear fears feared expect expects expected find
      finds found hold holds held underscore underscores underscored judge judges judged
      """)
  /// The plainest verbs of saying.
  static let saying: WordSet = ["says", "said", "say", "adds", "added", "argues", "argued", "claims", "claimed"]

  /// Past forms that name a thing where they stand right between it and its name.
  static let naming: WordSet = ["called", "dubbed", "termed", "labeled", "labelled", "branded"]

  private static let spoken = """
    say=said=said tell=told=told add state declare note observe warn argue explain insist reply answer respond remark
    comment announce claim maintain assert contend ask inquire enquire admit acknowledge concede suggest recall continue
    conclude repeat stress emphasize emphasise urge demand predict promise vow pledge boast joke quip complain protest
    object caution counter retort exclaim cry shout yell scream whisper mutter murmur chant proclaim pronounce testify
    agree confess lament recount relate report reveal reiterate remind reason recommend rule opine muse marvel gush snap
    fume charge allege deny advise propose assure inform instruct interject concur affirm avow intone thunder sneer scoff
    crow think=thought=thought wonder believe hold=held=held find=found=found judge underline underscore clarify
    elaborate volunteer stammer gasp sigh groan growl bark bellow mumble plead beg=begged=begged=begging implore quote
    venture surmise press rejoin reflect decide command order preach lecture confide disclose hint signal declaim
    estimate speculate guess remember retaliate exhort hypothesize hypothesise philosophize opine snipe riff rebut
    enthuse reflect grumble huff snark deadpan prod chuckle hiss snarl croak wail interrupt
    theorize caution speak=spoke=spoken point shoot=shot=shot fire hit=hit=hit=hitting refer talk
    blurt sum=summed=summed=summing chime weigh swear=swore=sworn bemoan profess hope fear expect
    """
  private static let written = """
    write=wrote=written tweet post blog read=read=read cable telegraph record jot pen=penned=penned=penning text
    email publish print minute annotate scrawl scribble stipulate provide retweet
    """
  private static let weak = """
    call describe label=labeled=labeled dub=dubbed=dubbed=dubbing term brand denounce condemn dismiss praise hail mock
    criticize criticise blast slam=slammed=slammed=slamming rip=ripped=ripped=ripping accuse blame credit thank
    characterize characterise deride decry compare portray lambaste lambast express voice tout brag=bragged=bragged=bragging
    echo cite deem rail attack decline acknowledge depict define invoke lash
    go=went=gone put=put=put=putting lay=laid=laid spell set=set=set=setting decry liken welcome defend question
    """
  private static let nouns = WordSet(
    words: """
      states state reports report notes note claims claim remarks remark calls call demands demand comments comment
      asks answers answer replies reply tweets tweet posts post texts text emails email records record cables cable
      prints print minutes minute quotes quote objects object charges charge rules rule promises promise pledges
      pledge vows vow quips quip jokes joke boasts protests protest counters counter reasons reason orders order
      commands command questions question hits hit points point talks talk cries cry hopes hope fears fear judges
      judge labels label terms term brands brand credits credit attacks attack lectures guesses hints hint signals
      signal finding building saying writing reading warning holding wonders wonder whispers whisper sighs shouts
      shout screams thought estimates estimate provided set blog blogs fire fires sum sums pens pen ruling feeling
      press presses ventures venture voices voice riff riffs reflects snipe snipes
      """)
  private static let takingHearer = WordSet(
    words: """
      told asked called described labeled labelled dubbed termed branded denounced quoted accused blamed criticized
      criticised informed assured advised reminded warned urged ordered instructed charged praised hailed dismissed
      attacked credited thanked cited known reported alleged believed thought said expected written published recorded
      declared found held put set read printed provided
      """)

  private static let table: WordMap<Cue> = {
    var table: [String: Cue] = [:]
    func add(_ rows: String, _ medium: Cue.Medium, strong: Bool) {
      for row in rows.split(whereSeparator: \.isWhitespace) {
        let parts = row.split(separator: "=").map(String.init)
        let lemma = parts[0]
        let past = parts.count > 1 ? parts[1] : Self.past(lemma)
        let perfect = parts.count > 2 ? parts[2] : past
        let participle = parts.count > 3 ? parts[3] : Self.participle(lemma)
        let forms: [(String, Cue.Form)] = [
          (past, .past), (perfect, .past), (Self.thirdPerson(lemma), .present), (participle, .participle),
          (lemma, .base),
        ]
        for (word, form) in forms where table[word] == nil {
          table[word] = Cue(
            medium: medium, form: form, isStrong: strong, isAlsoNoun: nouns.contains(word) || form == .base,
            takesHearer: takingHearer.contains(word))
        }
      }
    }
    add(spoken, .spoken, strong: true)
    add(written, .written, strong: true)
    add(weak, .spoken, strong: false)
    for word in foreign {
      table[word] = Cue(medium: .spoken, form: .past, isStrong: true, isAlsoNoun: false, takesHearer: false)
    }
    for word in foreignWritten {
      table[word] = Cue(medium: .written, form: .past, isStrong: true, isAlsoNoun: false, takesHearer: false)
    }
    return WordMap(table)
  }()

  /// German, French, Spanish and Italian forms, folded.
  private static let foreign = [
    "sagte", "sagt", "erklarte", "erklart", "meinte", "meint", "betonte", "betont", "fragte", "antwortete",
    "behauptete",
    "warnte", "forderte", "versicherte", "berichtete", "rief", "dit", "declare", "affirme", "affirma", "explique",
    "expliqua", "repond", "repondit", "ajoute", "ajouta", "declara", "dijo", "afirmo", "declaro", "anadio", "explico",
    "respondio", "disse", "ha detto", "dichiaro", "affermo", "rispose", "aggiunse", "сказал", "сказала", "заявил",
    "заявила", "отметил", "отметила",
  ]
  private static let foreignWritten = [
    "schrieb", "schreibt", "schrieben", "notierte", "ecrit", "ecrivent", "ecrivit", "escribio", "scrisse", "scrive",
    "написал", "написала",
    "пишет",
  ]

  private static func thirdPerson(_ lemma: String) -> String {
    if lemma.hasSuffix("y"), !Self.hasVowelBeforeLast(lemma) { return lemma.dropLast() + "ies" }
    for ending in ["s", "sh", "ch", "x", "o"] where lemma.hasSuffix(ending) { return lemma + "es" }
    return lemma + "s"
  }

  private static func past(_ lemma: String) -> String {
    if lemma.hasSuffix("e") { return lemma + "d" }
    if lemma.hasSuffix("y"), !Self.hasVowelBeforeLast(lemma) { return lemma.dropLast() + "ied" }
    return doubled(lemma) + "ed"
  }

  private static func participle(_ lemma: String) -> String {
    lemma.hasSuffix("e") && !lemma.hasSuffix("ee") ? lemma.dropLast() + "ing" : doubled(lemma) + "ing"
  }

  private static func doubled(_ lemma: String) -> String {
    doubling.contains(lemma) ? lemma + String(lemma.suffix(1)) : lemma
  }

  private static let doubling: WordSet = [
    "quip", "concur", "blog", "set", "admit", "refer", "chat", "rebut", "jot",
  ]

  private static func hasVowelBeforeLast(_ lemma: String) -> Bool {
    lemma.dropLast().last.map { "aeiou".contains($0) } ?? false
  }
}
