// artifacts.json tells a script everything about the files of a release.
import groovy.json.JsonSlurper

def list = new JsonSlurper().parse(new File(basedir, 'target/provider/artifacts.json'))
assert list.name == 'listed'
assert list.version == '1.0.0'
assert list.compression == 'deflate-1'
assert list.artifacts.collect { [it.role, it.platform, it.file, it.coordinates] } == [
    ['archive', 'linux/arm64/musl', 'target/provider/release/gestalt-plugin-listed_v1.0.0.tar.gz',
        'com.acme:artifact-list:tar.gz:linux-arm64-musl:1.0.0'],
    ['checksums', null, 'target/provider/release/checksums.txt', null],
    ['metadata', null, 'target/provider/release/provider-release.yaml', null],
    ['checksums', null, 'target/provider/maven/artifact-list-1.0.0-checksums.txt',
        'com.acme:artifact-list:txt:checksums:1.0.0'],
    ['metadata', null, 'target/provider/maven/artifact-list-1.0.0.yaml', 'com.acme:artifact-list:yaml:1.0.0'],
]
for (artifact in list.artifacts) {
  def file = new File(basedir, artifact.file)
  assert artifact.size == file.length()
  assert artifact.sha256 == file.bytes.digest('SHA-256')
  if (artifact.coordinates) {
    // group:artifact:extension[:classifier]:version
    def parts = artifact.coordinates.split(':')
    def classifier = parts.size() == 5 ? "-${parts[3]}" : ''
    def installed = new File(localRepositoryPath, "com/acme/artifact-list/1.0.0/${parts[1]}-${parts[-1]}${classifier}.${parts[2]}")
    assert installed.bytes == file.bytes
  }
}
