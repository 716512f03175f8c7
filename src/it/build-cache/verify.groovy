// A release that comes out of a cache is whole, and what it is made from decides whether one does.
context.get('server').stop(0)
def log = new File(basedir, 'build.log').text

def written = { name ->
  def files = [:]
  def output = new File(basedir, name + '/target/provider')
  output.eachFileRecurse { file ->
    def path = output.toPath().relativize(file.toPath()).toString()
    if (file.isFile() && !path.startsWith('build/') && !path.startsWith('logs/')) {
      files[path] = file.bytes.digest('SHA-256')
    }
  }
  files
}
def first = written('first')
assert first.keySet().containsAll([
    'release/checksums.txt', 'release/provider-release.yaml', 'release/gestalt-plugin-weather_v1.2.0.tar.gz',
    'maven/build-cache-1.2.0.yaml', 'artifacts.json', 'validation.json'])

// The same files somewhere else: everything comes from the server, once by way of a build that went less far.
assert written('same') == first
def restored = log.count('the release comes from the build cache')
assert restored == 2
def deployed = new File(basedir, 'same/target/repository/com/acme/build-cache/1.2.0')
def artifacts = deployed.list().findAll { !(it =~ /\.(md5|sha1)$/) && !it.endsWith('-build.pom') } as Set
assert artifacts == ['build-cache-1.2.0.pom', 'build-cache-1.2.0.yaml', 'build-cache-1.2.0-checksums.txt',
    'build-cache-1.2.0-generic.tar.gz'] as Set
assert new File(deployed, 'build-cache-1.2.0.yaml').bytes.digest('SHA-256') == first['maven/build-cache-1.2.0.yaml']
assert new File(deployed, 'build-cache-1.2.0-generic.tar.gz').bytes.digest('SHA-256')
    == first['release/gestalt-plugin-weather_v1.2.0.tar.gz']
// A build that says that it deploys does.
def deployments = log.count('(default-deploy) @ build-cache')
assert deployments == 2

// Whatever has changed is built.
def archive = 'release/gestalt-plugin-weather_v1.2.0.tar.gz'
def found = log.count('Found cached build')
assert found == 2
assert [first, written('other-manifest'), written('other-icon')].collect { it[archive] }.unique().size() == 3
