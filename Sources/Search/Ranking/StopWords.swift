/// Words that stand in every text of a language and say nothing of any: articles, pronouns, prepositions, conjunctions,
/// auxiliary verbs, and the words in which questions are put.
///
/// They are not left out, since a line may be made of nothing else; they count for little beside other words.
enum StopWords {
  /// Whether a folded word is one, in any of the languages with these ISO 639-1 codes. Cost: linear in the tables, which for
  /// a query's few words is less than to make sets of them.
  static func contains(_ form: String, languages: [String]) -> Bool {
    languages.contains { language in table(for: language).map { holds($0, form) } ?? false }
  }

  /// nil for a language of which there is none.
  private static func table(for language: String) -> StaticString? {
    switch language {
    case "en": english
    case "de": german
    case "fr": french
    case "es": spanish
    case "it": italian
    case "pt": portuguese
    case "nl": dutch
    default: nil
    }
  }

  /// Whether a word stands in a text between blanks or line breaks.
  private static func holds(_ table: StaticString, _ form: String) -> Bool {
    let word = Array(form.utf8)
    return table.withUTF8Buffer { bytes in
      var index = 0
      while index < bytes.count {
        var length = 0
        while index + length < bytes.count, bytes[index + length] > 0x20 { length += 1 }
        if length == word.count, bytes[index..<(index + length)].elementsEqual(word) { return true }
        index += length + 1
      }
      return false
    }
  }

  private static let english: StaticString =
    """
    a about above after again against all also although am an and another any anyone anything are around as at be became
    because become becomes been before being below between both but by can can't cannot could did do does doesn't doing
    don't done down during each either else etc ever every few for from further get gets give given gives had has hasn't
    have having he her here hers herself him himself his how however i i'm if in into is isn't it its itself just let like
    made make makes many may me might more most much must my myself neither no nor not of off often on once one only onto
    or other others our ours ourselves out over own per perhaps please rather same say she should since so some someone
    something such than that the their theirs them themselves then there therefore these they thing this those though
    through thus to together too toward towards under until up upon us use used using very via was wasn't we well were
    weren't what whatever when where whether which while who whom whose why will with within without would yet you your
    yours yourself yourselves
    """

  private static let german: StaticString =
    """
    aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis bist da damit dann das
    dass dazu dein dem den denn der des dessen die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem
    einen einer eines er es etwas euch euer fur gegen hab habe haben hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr
    ihre ihrem ihren ihrer im in indem ins ist jede jedem jeden jeder jedes jene jetzt kann kein keine keinem keinen keiner
    konnen konnte machen man manche mehr mein mich mir mit muss musste nach nicht nichts noch nun nur ob oder ohne sehr sein
    seine seinem seinen seiner selbst sich sie sind so solche soll sollte sondern sonst uber um und uns unser unter viel vom
    von vor wahrend war waren warum was weg weil weiter welche welchem welchen welcher wenn wer werde werden wie wieder will
    wir wird wirst wo wollen wollte wurde wurden zu zum zur zwar zwischen
    """

  private static let french: StaticString =
    """
    a afin ai ainsi alors apres as au aucun aucune aura aussi autre autres aux avaient avait avant avec avoir ayant c ce
    ceci cela celle celles celui ces cet cette ceux chaque ci comme comment d dans de depuis des deux donc dont du elle
    elles en encore entre es est et etaient etait etant ete etes etre eu fait faire fois font furent fut hors ici il ils j
    je jusque l la laquelle le lequel les leur leurs lors lorsque lui m ma mais me meme memes mes moi moins mon n ne ni non
    nos notre nous on ont ou par parce pas pendant peu peut plus pour pourquoi qu quand que quel quelle quelles quels qui
    quoi s sa sans se selon ser sera ses si sien soit sommes son sont sous sur t ta tandis te tel telle tels tes toi ton
    tous tout toute toutes tres tu un une vers voici voila vos votre vous y
    """

  private static let spanish: StaticString =
    """
    a al algo algunas algunos ante antes aquel aquella aqui asi aun aunque cada casi como con contra cual cuales cuando
    cuanto de del desde donde dos durante e el ella ellas ellos en entre era eran es esa esas ese eso esos esta estaba estan
    estar este esto estos fue fueron ha haber habia han hasta hay la las le les lo los mas me mi mientras mis mismo mucho
    muy nada ni no nos nosotros o os otra otras otro otros para pero poco por porque pues que quien quienes se sea segun ser
    si sido sin sino sobre son su sus tal tambien tan tanto te tiene tienen toda todas todo todos tras tu tus un una uno
    unos y ya yo
    """

  private static let italian: StaticString =
    """
    a ad agli ai al alla alle allo anche ancora aveva avevano c che chi ci cio come con contro cosa cosi cui d da dagli dai
    dal dalla dalle dallo degli dei del della delle dello di dopo dove due e ed era erano essere fra fu furono gli ha hanno
    ho i il in io l la le lei li lo loro lui ma me mentre mi mia mie mio molto ne negli nei nel nella nelle nello noi non
    nostra nostro o ogni per perche piu poi prima pur qual quale quali quando quanto quella quelle quelli quello questa
    queste questi questo qui se sempre senza si sia sono sopra sotto stata stato stessa stesso su sua sue sugli sui sul
    sulla sulle suo suoi tra tu tutta tutte tutti tutto un una uno voi vostra vostro
    """

  private static let portuguese: StaticString =
    """
    a ainda ao aos aquela aquele aquilo as ate cada com como contra da das de dela dele deles depois desde do dos e ela elas
    ele eles em entre era eram essa esse esta estao estar estas estava este estes eu foi foram ha isso isto ja lhe lhes mais
    mas me mesmo meu minha muito na nao nas nem no nos nossa nosso num numa o onde os ou outra outro para pela pelas pelo
    pelos per pois por porque qual quando quanto que quem sao se seja sem sempre ser seu seus sob sobre sua suas tal tambem
    tanto te tem ter teu toda todas todo todos tu tua um uma umas uns voce
    """

  private static let dutch: StaticString =
    """
    aan achter al alle alles als altijd andere ben bij daar dan dat de deze die dit doch doen door dus een eens elk en er
    ge geen haar had hadden heb hebben heeft hem het hier hij hoe hun ik in is ja je kan kon kunnen maar me meer men met
    mij mijn moet na naar niet niets nog nu of om omdat ons onze ook op over reeds sinds te tegen toch toen tot u uit uw
    van veel voor waar want waren was wat we wel werd wezen wie wij wil worden wordt zal ze zei zelf zich zij zijn zo zonder
    zou
    """
}
