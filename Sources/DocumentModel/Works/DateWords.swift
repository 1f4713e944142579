/// Names of months and seasons in the languages that the readers know, folded.
public enum DateWords {
  /// 1 to 12. Abbreviations without their full stop.
  public static let months: [String: Int] = table([
    [
      "january", "jan", "januar", "janner", "janvier", "janv", "enero", "ene", "gennaio", "genn", "januari", "janeiro",
      "января", "январь",
    ],
    [
      "february", "feb", "febr", "februar", "fevrier", "fevr", "febrero", "febbraio", "febbr", "februari", "fevereiro",
      "fev", "февраля", "февраль",
    ],
    ["march", "mar", "marz", "mrz", "maerz", "mars", "marzo", "maart", "mrt", "marco", "марта", "март"],
    ["april", "apr", "avril", "avr", "abril", "abr", "aprile", "апреля", "апрель"],
    ["may", "mai", "mayo", "maggio", "magg", "mei", "maio", "мая", "май"],
    ["june", "jun", "juni", "juin", "junio", "giugno", "junho", "июня", "июнь"],
    ["july", "jul", "juli", "juillet", "juil", "julio", "luglio", "julho", "июля", "июль"],
    ["august", "aug", "aout", "agosto", "ago", "augustus", "августа", "август"],
    [
      "september", "sep", "sept", "septembre", "septiembre", "setiembre", "settembre", "sett", "setembro", "сентября",
      "сентябрь",
    ],
    [
      "october", "oct", "oktober", "okt", "octobre", "octubre", "ottobre", "ott", "outubro", "out", "октября",
      "октябрь",
    ],
    ["november", "nov", "novembre", "noviembre", "novembro", "ноября", "ноябрь"],
    [
      "december", "dec", "dezember", "dez", "decembre", "diciembre", "dic", "dicembre", "dezembro", "декабря",
      "декабрь",
    ],
  ])

  /// 1 spring to 4 winter.
  public static let seasons: [String: Int] = table([
    ["spring", "fruhjahr", "fruhling", "printemps", "primavera", "весна"],
    ["summer", "sommer", "ete", "verano", "estate", "лето"],
    ["autumn", "fall", "herbst", "automne", "otono", "autunno", "осень"],
    ["winter", "hiver", "invierno", "inverno", "зима"],
  ])

  /// Words that may stand between the parts of a date.
  public static let fillers: Set<String> = ["of", "the", "de", "del", "di", "van", "do"]

  private static func table(_ rows: [[String]]) -> [String: Int] {
    var table: [String: Int] = [:]
    for (index, row) in rows.enumerated() {
      for word in row { table[word] = index + 1 }
    }
    return table
  }
}
