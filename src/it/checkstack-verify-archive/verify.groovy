// A finished archive is judged as the installer would; packages that lie together are for an npm registry.
def log = new File(basedir, 'build.log').text

assert log.count('package.json is valid (format checkstack)') == 2
assert log.readLines().count { it.endsWith('skipped') } == 2
assert log.contains('gauge-backend-1.0.0-bundle.tgz would be taken')
assert log.contains('gauge-backend-1.0.0.tgz would be taken')
assert log.contains('gauge-common-1.0.0.tgz would be taken')
assert log.contains('not checked: gauge-backend-1.0.0.tgz as an upload: it names siblings, so it is for an npm registry')
assert log.contains('not checked: whether a platform has what a plugin needs')
assert !log.contains('\tat ')
