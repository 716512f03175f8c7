// Packaging "provider" binds the five goals and publishes what they attach, with every Maven.

def log = new File(basedir, 'build.log').text
assert log.contains("Apache Maven ${mavenVersion} ")
def goals = (log =~ /--- (?:provider-maven-plugin|provider):[^:]+:([a-z-]+) \(default-/).collect { it[1] }
assert goals == ['validate-manifest', 'build-artifacts', 'release-archive', 'lock', 'publish-npm']

// Nothing but a plugin of Checkstack that asks for it goes to npm: not a word of it.
assert !log.contains('npm:')

def names = [
    'packaging-lifecycle-0.1.0.yaml',
    'packaging-lifecycle-0.1.0-generic.tar.gz',
    'packaging-lifecycle-0.1.0-checksums.txt',
] as Set
def folder = 'com/acme/packaging-lifecycle/0.1.0'
def deployed = new File(basedir, "target/repository/${folder}")
def installed = new File(localRepositoryPath, folder)

def published = deployed.list().findAll { !(it =~ /\.(md5|sha1|pom)$/) } as Set
assert published == names
assert new File(deployed, 'packaging-lifecycle-0.1.0.pom').text.contains('<packaging>provider</packaging>')
for (name in names) {
  assert new File(deployed, name).length() > 0
  assert new File(installed, name).bytes == new File(deployed, name).bytes
}
