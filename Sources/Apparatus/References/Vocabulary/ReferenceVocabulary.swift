import DocumentModel

/// The words that references are made of, in English, German, French, Spanish, Italian and Russian letters or their
/// Latin transcription; all folded.
enum ReferenceVocabulary {
  static let classes: WordMap<WordClass> = {
    var classes: [String: WordClass] = [:]
    for (kind, words) in lists {
      for word in words.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        classes[String(word), default: []].formUnion(kind)
      }
    }
    for name in GivenNames.unmistakable { classes[name, default: []].insert(.givenName) }
    for month in DateWords.months.keys { classes[month, default: []].insert(.month) }
    for season in DateWords.seasons.keys { classes[season, default: []].insert(.season) }
    return WordMap(classes)
  }()

  private static let lists: [(WordClass, String)] = [
    (
      .particle,
      "von van vander vanden vom zu zur zum de del della dello dei degli di da das dos do du des la le les lo der den het ten ter te el al ibn bin ben abu af av y saint st ste mac mc d l o"
    ),
    (.conjunction, "and und et y e u og och en with sowie и"),
    (
      .functionWord,
      "a an the of for in on at by to from with and or as is are was were be not no its their his her our your how what why when where who which does do can should between among under over after before against toward towards into through about across within without via using versus vs than that this these those if it we some new other us der die das des dem den ein eine einer eines einem einen und oder im in am an auf aus bei bis durch fur gegen nach ohne uber um unter vom von vor wahrend zu zum zur zwischen mit als wie ist sind nicht le la les l un une des du de d et ou a au aux dans en par pour sur sous avec sans vers chez entre depuis ce cette ces son sa ses leur leurs qui que quoi est el los las una y o del al con sin sobre para por se su sus il lo gli uno e o di da nel nella su per tra fra и в на по о об из к с"
    ),
    (.others, "al alii others coll colleagues alia"),
    (.suffix, "jr sr ii iii iv junior senior fils"),
    (
      .honorific,
      "dr prof professor mr mrs ms sir lord lady hon honourable honorable justice judge rev reverend general gen colonel col lieutenant lt major maj captain capt admiral adm marshal ambassador president senator sen minister"
    ),
    (
      .editor,
      "ed eds edited editor editors hrsg hg hgg hrsgg hgs herausgegeben herausgeber dir dirs directeur coord coords edite edites editado edit edts edrs cur редактор ред red под"
    ),
    (
      .translator,
      "trans transl translated translator translators tr trad traduit traduction ubers ubersetzt ubersetzung trads traduccion traduzione tradotto"
    ),
    (
      .edition,
      "edition editions ed edn aufl auflage ausgabe edicion edizione rev revised reprint repr rpt facsimile erw uberarb bearb neuausg издание изд"
    ),
    (.volumeLabel, "vol vols volume volumes volumen bd bde band jg jahrgang jahrg tome tom t v том"),
    (
      .issueLabel,
      "no nos nr num number numero numeros issue iss heft h n№ nº n° num supplement suppl supp part pt n beiheft sonderheft вып"
    ),
    (
      .pageLabel,
      "p pp pg pgs page pages s ss seite seiten sf pag pags pagina paginas pagine с стр col cols fol fols folio"
    ),
    (
      .placeLabel,
      "chapter chap ch chaps kap kapitel chapitre cap section sec secs sect para paras par paragraph paragraphs rn rdnr art arts article abs anm fn fnn note notes figure fig table tab app appendix"
    ),
    (
      .access,
      "accessed retrieved viewed visited consulted abgerufen zugriff zugegriffen aufgerufen stand consulte consultee consultado accesso available verfugbar disponible online checked zuletzt letzter"
    ),
    (.containment, "in dans en im inn i nel"),
    (
      .series,
      "series reihe collection coll lncs lnai monographs monograph schriftenreihe schriften memoirs cahiers notes studies working"
    ),
    (
      .genre,
      "thesis dissertation diss phd ph msc habilitation habil report rep reports manuscript manuskript ms unpublished preprint memo memorandum memoire these monograph mimeo rapport bericht abschlussbericht projektbericht typescript diplomarbeit magisterarbeit masterarbeit bachelorarbeit masters tesis tesi brief"
    ),
    (
      .conference,
      "proceedings proc procs conference conf symposium symp workshop workshops congress meeting colloquium kongress tagung konferenz colloque actes congres atti convegno advances international annual acm ieee usenix sigplan siggraph sigmod aaai ijcai nips icml stoc focs vldb cvpr iccv popl pldi osdi sosp sigcomm infocom crypto eurocrypt coling acl naacl emnlp isca micro asplos oopsla ecoop"
    ),
    (
      .unpublished,
      "forthcoming submitted press appear erscheint preparation paraitre inedit unpublished unveroffentlicht"
    ),
    (
      .law,
      "act acts treaty convention agreement charter resolution directive regulation statute code protocol declaration gesetz vertrag verordnung loi traite accord decret resolutions bill amendment"
    ),
    (
      .archive,
      "archives archive archiv archivio archivo rg record box folder fond fonds opis op list file bestand nachlass papers bundesarchiv fo cab prem nara tna akten carton dossier ф оп д л"
    ),
    (
      .agency,
      "tass itar interfax ria novosti reuters afp ap upi fbis bbc monitoring xinhua dpa newsline rfe rl kyodo efe ansa unian jprs bns regnum"
    ),
    (.journal, PeriodicalWords.full),
    (.abbreviation, PeriodicalWords.abbreviations),
    (.publisher, HouseWords.publishers),
    (.institution, HouseWords.institutions),
    (.place, PlaceNames.cities),
    (.region, PlaceNames.regions),
  ]
}
