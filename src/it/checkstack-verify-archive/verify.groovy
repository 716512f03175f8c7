// A finished archive is judged as the installer would; the primary's own tarball is for npm only.
def log = new File(basedir, 'build.log').text

assert log.count('package.json is valid (format checkstack)') == 2
assert log.readLines().count { it.endsWith('skipped') } == 2
assert log.contains('gauge-backend-1.0.0-bundle.tgz would be taken')
assert log.contains('gauge-backend-1.0.0.tgz/package/package.json:10:69: error: checkstack.bundle: ' +
    'expected a bundle, since the package names siblings, found a list  [checkstack/tarball]')
assert !log.contains('\tat ')
