// A directory is judged with the metadata in it, and a list of archives all at once, whatever they are called.
def log = new File(basedir, 'build.log').text

assert log.contains('gestalt-plugin-translator_v2.1.0.tar.gz would be taken')
assert log.contains('not checked: whether a program starts, and does what its manifest says')
assert !log.contains('not checked: the metadata')

def found = new File(basedir, 'misses/provider').bytes.digest('SHA-256')
assert log.contains('missing.tar.gz/manifest.yaml:7:36: error: artifacts[0].path: ' +
    'expected the binary provider in the archive, found none  [gestalt/missing-file]')
assert log.contains("error: artifacts[0].sha256: expected provider with the digest ${'a' * 64} " +
    "of the manifest, found $found  [gestalt/digest-mismatch]")
assert log.contains('legacy.tgz/plugin.yaml:5:36: error: artifacts[0].path: ' +
    'expected the binary provider in the archive, found none  [gestalt/missing-file]')
assert log.contains('would not be taken; the reasons are listed above')
assert !log.contains('\tat ')
