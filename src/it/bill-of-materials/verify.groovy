// A release says what is in it: files, programs, and the modules in those.
import groovy.json.JsonSlurper

def installed = new File(localRepositoryPath, 'com/acme/bill-of-materials/0.1.0')
def file = new File(installed, 'bill-of-materials-0.1.0-sbom.json')
def bill = new JsonSlurper().parse(file)
assert bill.specVersion == '1.6'
assert bill.metadata.component.purl == 'pkg:maven/com.acme/bill-of-materials@0.1.0?type=yaml'
assert bill.metadata.timestamp == '2026-11-21T00:00:00Z'

// Both archives with their digests, and in each the program.
def archives = bill.components.findAll { it.type == 'file' }
assert archives.size() == 2
for (archive in archives) {
  def released = archive.properties.find { it.name == 'provider:platform' }.value.replaceAll('/', '-')
  def bytes = new File(installed, "bill-of-materials-0.1.0-${released}.tar.gz").bytes
  assert archive.hashes[0].content == bytes.digest('SHA-256')
  assert archive.components*.name.any { it == 'manifest.yaml' }
  def program = archive.components.find { it.type == 'application' }
  def needs = bill.dependencies.find { it.ref == program.'bom-ref' }.dependsOn
  assert needs.contains('pkg:golang/example.com/acme/greeter')
  assert needs.contains('pkg:golang/github.com/valon-technologies/gestalt/sdk/go@v0.0.0')
}
assert bill.components.findAll { it.type == 'library' }*.name.sort() ==
    ['example.com/acme/greeter', 'github.com/valon-technologies/gestalt/sdk/go', 'stdlib']
assert !bill.compositions

def list = new JsonSlurper().parse(new File(basedir, 'target/provider/artifacts.json'))
assert list.artifacts.find { it.role == 'sbom' }.coordinates == 'com.acme:bill-of-materials:json:sbom:0.1.0'

// Another tool says the same of a program; what builds install for this is only missing on a machine without a network.
def gomod = new File(basedir, '../../tools/cyclonedx-gomod')
if (gomod.file) {
  def work = new File(basedir, 'unpacked')
  work.mkdirs()
  def archive = new File(installed, 'bill-of-materials-0.1.0-' + archives[0].properties.find { it.name == 'provider:platform' }.value.replaceAll('/', '-') + '.tar.gz')
  assert ['tar', '-xzf', archive, '-C', work].execute().waitFor() == 0
  def program = archives[0].components.find { it.type == 'application' }.name
  def said = [gomod, 'bin', '-json', '-std', new File(work, program)].collect { it as String }.execute().text
  def theirs = new JsonSlurper().parseText(said)
  // It calls Go's library otherwise, a module that stands in the place of another by its directory, and one without a version (devel).
  def names = { components ->
    components*.purl.collect {
      it.replaceFirst(/[?#].*/, '').replace('pkg:golang/std@go', 'pkg:golang/stdlib@')
          .replace('pkg:golang/./sdk/go@(devel)', 'pkg:golang/github.com/valon-technologies/gestalt/sdk/go@v0.0.0').replace('@(devel)', '')
    } as Set
  }
  assert names(theirs.components) == names(bill.components.findAll { it.type == 'library' })
}

// Where it comes from: what others fetch, and by what it was made.
def provenance = new JsonSlurper().parse(new File(installed, 'bill-of-materials-0.1.0-provenance.json'))
def subjects = provenance.subject*.name
assert subjects.containsAll(archives*.name)
assert subjects.containsAll(['checksums.txt', 'bill-of-materials-0.1.0.yaml'])
archives.each { archive ->
  assert provenance.subject.find { it.name == archive.name }.digest.sha256 == archive.hashes[0].content
}
assert provenance.predicate.buildDefinition.resolvedDependencies*.name.contains('go')
assert provenance.predicate.runDetails.byproducts*.name.contains('sbom.cdx.json')

// A page of it.
def page = new File(basedir, 'target/provider/release.html').text
['<h1>greeter 0.1.0</h1>', 'windows/amd64', '<th scope="row">greet</th>', '3 libraries', 'mvn:com.acme:bill-of-materials:0.1.0']
    .each { assert page.contains(it) : it }
assert new File(basedir, 'target/provider/release.md').text.startsWith('# greeter 0.1.0')

// The same release has the same bill; nobody is left with one of another run.
def log = new File(basedir, 'build.log').text
assert log.findAll('bill of materials in').size() == 2
assert new File(basedir, 'target/provider/sbom.cdx.json').bytes == file.bytes
assert new File(basedir, 'again/artifacts.json').exists()
assert !new File(basedir, 'again/sbom.cdx.json').exists()
