// Everything of a release is signed and goes to Central in one bundle, with the login of encrypted settings.
import java.util.zip.ZipInputStream

def (server, uploads) = System.properties.remove(basedir.path).with { [it.server, it.uploads] }
server.stop(0)
def gnupg = new File(basedir, 'gnupg')

assert uploads.size() == 1
assert uploads[0].login.endsWith(' ' + 'token:central-word'.bytes.encodeBase64())
assert !new File(basedir, 'build.log').text.contains('central-word')

def body = uploads[0].body as byte[]
def start = (0..<body.length - 3).find { body[it] == 0x50 && body[it + 1] == 0x4b && body[it + 2] == 3 && body[it + 3] == 4 }
def files = [:]
def zip = new ZipInputStream(new ByteArrayInputStream(body, start, body.length - start))
for (def entry = zip.nextEntry; entry != null; entry = zip.nextEntry) {
  if (!entry.directory) {
    assert entry.name.startsWith('com/acme/signed-for-central/0.1.0/signed-for-central-0.1.0')
    files[entry.name - 'com/acme/signed-for-central/0.1.0/signed-for-central-0.1.0'] = zip.readAllBytes()
  }
}
def published = files.keySet().findAll { !(it =~ /\.(asc|md5|sha1|sha256|sha512)$/) }
assert published == ['.pom', '.yaml', '-generic.tar.gz', '-checksums.txt', '-sbom.json', '-provenance.json'] as Set

// What Central asks for: a signature and digests of each, and what the POM has to say.
for (name in published) {
  def file = new File(basedir, "target/signed${name}")
  file.bytes = files[name]
  def signature = new File(file.path + '.asc')
  signature.bytes = files[name + '.asc']
  def gpg = ['gpg', '--homedir', gnupg.path, '--batch', '--verify', signature.path, file.path].execute()
  assert gpg.waitFor() == 0: name + ': ' + gpg.err.text
  assert new String(files[name + '.md5']).trim() == file.bytes.digest('MD5')
  assert new String(files[name + '.sha1']).trim() == file.bytes.digest('SHA-1')
}
def pom = new groovy.xml.XmlSlurper().parse(new ByteArrayInputStream(files['.pom']))
for (field in ['name', 'description', 'url', 'licenses', 'developers', 'scm']) {
  assert !pom."$field".text().isEmpty()
}
['gpgconf', '--homedir', gnupg.path, '--kill', 'all'].execute().waitFor()
assert true
