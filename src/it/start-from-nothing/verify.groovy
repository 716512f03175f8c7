// From an empty directory to a release in a repository, with what init writes and nothing else.

def log = new File(basedir, 'build.log').text
assert !log.contains('\tat ')
assert log.contains('wrote manifest.yaml')
assert log.contains('wrote pom.xml')
assert log.contains('wrote .github/workflows/provider.yml')
assert log.contains('next: mvn package')

def weather = new File(basedir, 'weather')
assert new File(weather, '.gitignore').text == 'target/\n'
assert new File(weather, 'manifest.yaml').text.startsWith('kind: plugin\nsource: acme.com/providers/start-from-nothing/start-from-nothing\nversion: 0.1.0\n')

def deployed = new File(basedir, 'target/repository/com/acme/start-from-nothing/0.1.0')
assert new File(deployed, 'start-from-nothing-0.1.0.yaml').text.contains('runtime: declarative')
assert new File(deployed, 'start-from-nothing-0.1.0-generic.tar.gz').isFile()

// Once more: what is there stays, and what is new is written.
assert log.contains('kept pom.xml as it is')
assert log.contains('kept manifest.yaml as it is')
assert log.contains('kept .gitignore as it is')
assert log.contains('wrote .gitlab-ci.yml')
assert !log.contains('does not name this plugin')

// Pages, with an empty directory's name.
def pages = new File(basedir, 'pages')
assert new File(pages, 'pom.xml').text.contains('<artifactId>pages</artifactId>')
assert new File(pages, 'target/provider/release').list().any { it.endsWith('.tar.gz') }

// A workspace: the POM stands at its root and names the package that brings the other along.
def widget = new File(basedir, 'widget')
assert new File(widget, 'pom.xml').text.contains('<provider.manifest>packages/backend/package.json</provider.manifest>')
assert new File(widget, 'target/provider/release/acme-start-backend-1.2.3-bundle.tgz').isFile()

// The old generation, and today's.
assert new File(basedir, 'old/pom.xml').text.contains('<groupId>io.github.acme</groupId>')
assert new File(basedir, 'old/target/provider/release/checksums.txt').isFile()
assert new File(basedir, 'today/manifest.yaml').text.startsWith('kind: app\n')
assert new File(basedir, 'today/target/provider/release').list().any { it.endsWith('.tar.gz') }
