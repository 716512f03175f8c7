// A file that is no manifest at all: the first thing that is wrong with it, where, and what to do about it.

// The path of a file names its module, as a name does before every other line.
def log = new File(basedir, 'build.log').text.replaceAll(/(?m)^(\[[A-Z]+\]) \[unreadable-manifests-[a-z-]+\]/, '$1')
def problems = log.readLines().findAll { it =~ /^\[ERROR\] ([a-z-]+\/manifest\.\w+:\d|    hint: )/ }
assert problems.size() == 7
def (tab, tabHint, empty, comma, commaHint, kind, kindHint) = problems*.minus('[ERROR] ')

assert tab.startsWith('tab/manifest.yaml:5:1: error: not valid YAML: ') && tab.endsWith('  [document/syntax]')
assert tabHint == '    hint: YAML is indented with spaces, not with tabs'

assert empty == 'empty/manifest.yaml:1:1: error: expected a document, found a file without any content  [document/syntax]'

assert comma.startsWith('trailing-comma/manifest.json:5:1: error: not valid JSON: ') && comma.endsWith('  [document/syntax]')
assert commaHint == '    hint: remove it: nothing follows the last comma'

assert kind == 'unknown-kind/manifest.yaml:1:7: error: kind: expected plugin, authentication, authorization, external_credentials,' +
    ' indexeddb, cache, s3, workflow, agent, secrets, runtime or ui, found "datastore"  [gestalt/kind]'
assert kindHint == '    hint: did you mean "indexeddb"?'

assert !new File(basedir, 'build.log').text.contains('\tat ')
