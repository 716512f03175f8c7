// Manifests of two formats in one directory need a word from the user; -Dprovider.manifest is that word.

def (undecided, decided) = new File(basedir, 'build.log').text.split('Scanning for projects').tail()
assert undecided.contains(
    "expected one provider in ${basedir}, found two: manifest.yaml (format gestalt) and plugin.yaml (format gestalt-legacy)")
assert undecided.contains('hint: choose one with -Dprovider.manifest=FILE')
assert !undecided.contains('\tat ')

assert decided.contains('manifest.yaml is valid (format gestalt)')
assert new File(basedir, 'target/provider/release/gestalt-plugin-both_v1.0.0.tar.gz').exists()
