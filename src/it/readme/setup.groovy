// The project is what the README's first page shows, word for word.
def readme = new File(basedir, '../../../../README.md').text
def block = { String language ->
  def found = (readme =~ /(?s)```${language}\n(.*?)\n```/)
  assert found.find() : "the README shows no ${language}"
  found.group(1)
}
def manifest = block('yaml')
def pom = block('xml')
assert manifest.startsWith('kind: ')
assert pom.contains('<packaging>provider</packaging>')
new File(basedir, 'manifest.yaml').text = manifest + '\n'
// A login and a server of its own are for the reader to have.
def elsewhere = (readme =~ /(?s)<distributionManagement>.*?<\/distributionManagement>/)
assert elsewhere.find()
def url = new File(basedir, 'target/repository').toURI().toString()
def management = elsewhere.group().replaceFirst(/<url>[^<]*<\/url>/, "<url>${url}</url>")
new File(basedir, 'pom.xml').text = pom.replace('</project>', management + '\n</project>') + '\n'
return true
