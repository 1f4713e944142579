#!/usr/bin/env bash
# Lints what the compiler does not: the format, which target may import which module, and escape hatches.
set -uo pipefail
cd "$(dirname "$0")/../.."
failures=0

fail() {
  echo "check: $1" >&2
  failures=$((failures + 1))
}

# Every module that a target may import beside the standard library. Foundation stays out of everything that reads text.
imports_of() {
  case $1 in
    DocumentModel) echo "CUTF8Proc" ;;
    Xapian) echo "CXapian" ;;
    Extraction) echo "DocumentModel CLibXML2 CCMarkGFM CArchive CUchardet CJansson Yams FoundationEssentials Foundation Glibc Darwin" ;;
    Converters) echo "Extraction CMemoryFile OwnPrograms Subprocess System SystemPackage FoundationEssentials Foundation Glibc Darwin" ;;
    loccit-pdf) echo "CPoppler Glibc Darwin" ;;
    Apparatus) echo "DocumentModel" ;;
    SequenceModel) echo "Apparatus CReferenceModel Glibc Musl Darwin" ;;
    Corpus) echo "DocumentModel CFiles Glibc Darwin" ;;
    Ingest) echo "DocumentModel Corpus Extraction Apparatus SequenceModel CNettle FoundationEssentials Foundation Glibc Darwin Synchronization" ;;
    Watching) echo "CLibUV Glibc Darwin" ;;
    Search) echo "DocumentModel Xapian CFiles FoundationEssentials Foundation Glibc Darwin Synchronization" ;;
    Rendering) echo "DocumentModel Search" ;;
    OwnPrograms) echo "Glibc Darwin" ;;
    Commands) echo "DocumentModel Corpus Search Rendering ArgumentParser Glibc Darwin" ;;
    loccit) echo "Commands OwnPrograms Rendering Glibc Darwin" ;;
    loccit-corpus) echo "Commands DocumentModel Corpus Extraction Converters Apparatus SequenceModel Ingest Watching Search Rendering ArgumentParser FoundationEssentials Foundation Glibc Darwin Synchronization" ;;
  esac
}

echo "check: format"
swift format lint --strict --recursive --parallel Package.swift Sources Tests || fail "the format: run make format"

echo "check: imports between targets"
for target in DocumentModel Xapian Corpus Extraction Converters loccit-pdf Apparatus SequenceModel Ingest Watching Search Rendering OwnPrograms Commands loccit loccit-corpus; do
  allowed=" $(imports_of "$target") "
  while IFS=: read -r file _ line; do
    module=$(sed -E 's/^(@[a-zA-Z_()]+ )*((public|package|internal|private|fileprivate) )?import ((struct|class|enum|protocol|func|let|var|typealias) )?([A-Za-z0-9_]+).*/\6/' <<<"$line")
    [[ $allowed == *" $module "* ]] || fail "$file imports $module, which $target may not"
  done < <(grep -rnE '^(@[a-zA-Z_()]+ )*((public|package|internal|private|fileprivate) )?import ' "Sources/$target" --include '*.swift')
done

echo "check: escape hatches"
while IFS= read -r line; do
  fail "escape hatch: $line"
done < <(grep -rnE '@unchecked Sendable|nonisolated\(unsafe\)|try!|unsafeBitCast|@_(silgen_name|implementationOnly)|fatalError\(|TODO|FIXME' Sources --include '*.swift' --include '*.cpp' --include '*.h')

[ "$failures" -eq 0 ] && echo "check: nothing to complain of" || exit 1
