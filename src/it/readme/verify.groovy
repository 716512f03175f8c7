// What the first page promises is there: the files, and the release under the line for a deployment.
def readme = new File(basedir, '../../../../README.md').text
def release = new File(basedir, 'target/provider/release')
def promised = (readme =~ /(?m)^(\S+\.(?:tar\.gz|txt|yaml)) {2,}\S/).collect { it[1] } as Set
assert promised == release.list() as Set

def source = (readme =~ /(?m)^source: https:\/\/repo\.acme\.example\/releases\/(\S+)$/)
assert source.find()
def metadata = new File(basedir, "target/repository/${source.group(1)}")
def archive = (metadata.text =~ /path: (\S+)\n +sha256: (\S+)/)
assert archive.find()
assert new File(metadata.parentFile, archive.group(1)).bytes.digest('SHA-256') == archive.group(2)
assert !new File(basedir, 'build.log').text.contains('[WARNING] manifest.yaml')
