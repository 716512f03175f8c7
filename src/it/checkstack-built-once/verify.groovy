// The frontend is a module and a sibling of the other module's bundle: built once, and packed whole by both.
assert new File(basedir, 'ran.txt').readLines() == ['start', 'end']

def npm = { module -> new File(basedir, "packages/${module}/target/provider/npm/acme-once-frontend-1.0.0.tgz") }
def files = ['tar', '-tzf', npm('frontend')].execute().text.readLines().sort()
assert files == ['package/dist/index.js', 'package/dist/mf-manifest.json', 'package/package.json']
assert npm('backend').bytes == npm('frontend').bytes

// What a bundle holds is listed with its packages, and what each of those needs by the workspace's lock.
def bill = { module -> new groovy.json.JsonSlurper().parse(new File(basedir, "packages/${module}/target/provider/sbom.cdx.json")) }
def zod = bill('backend').components.findAll { it.type == 'library' }
assert zod*.purl == ['pkg:npm/zod@3.0.0']
def holders = bill('backend').dependencies.findAll { zod[0].'bom-ref' in it.dependsOn }*.ref
def primary = bill('backend').components.findAll { it.name.startsWith('acme-once-backend-1.0.0') && !it.name.contains('bundle') }
assert primary*.'bom-ref'.any { it in holders }
assert bill('frontend').components.every { it.type != 'library' }
