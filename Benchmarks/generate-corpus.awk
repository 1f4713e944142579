# Writes documents of made-up prose with endnotes, the same ones every time, 60 paragraphs each unless told otherwise:
#   awk -v folder=DIR -v documents=N -v seed=7 [-v paragraphs=N] -f generate-corpus.awk
function random() { state = (state * 16807) % 2147483647; return state / 2147483647 }
# A word by Zipf's law, so that the index sees common and rare words as in real prose.
function word(   rank) {
  rank = int(exp(random() * log(vocabulary)))
  if (rank in known) return known[rank]
  return known[rank] = spell(rank)
}
function spell(rank,   text) {
  text = ""
  do { text = text syllable[rank % syllables]; rank = int(rank / syllables) } while (rank > 0)
  return text
}
function sentence(   i, n, text) {
  n = 8 + int(random() * 22); text = ""
  for (i = 0; i < n; i++) text = text (i ? " " : "") word()
  return toupper(substr(text, 1, 1)) substr(text, 2) "."
}
function paragraph(   i, n, text) {
  n = 2 + int(random() * 5); text = ""
  for (i = 0; i < n; i++) {
    text = text (i ? " " : "") sentence()
    if (random() < 0.2) text = text (++marker)
  }
  return text
}
BEGIN {
  state = seed; vocabulary = 60000; if (!paragraphs) paragraphs = 60
  syllables = split("ba ce di fo gu han ler mi nor pes qua ri sto tun ver wil xa yon zet cra ble pho sti oun ent", syllable, " ")
  for (i = 1; i <= syllables; i++) syllable[i - 1] = syllable[i]
  for (d = 1; d <= documents; d++) {
    file = sprintf("%s/%04d.txt", folder, d); marker = 0
    printf "%s\n\nBy %s %s | %d\n\n", sentence(), toupper(substr(word(), 1, 1)) "ada", "B" word(), 1990 + d % 30 > file
    for (p = 0; p < paragraphs; p++) printf "%s\n\n", paragraph() > file
    printf "\n" > file
    for (n = 1; n <= marker; n++) printf "%d. Ada B%s, \"%s,\" Journal of %s, %d, p. %d.\n\n", n, word(), sentence(), word(), 1950 + n % 60, n > file
    close(file)
  }
}
