// The app of the test apps; another checkout of it has another operation.
def sources = new File(basedir, '../../../../src/it/apps')
def copies = ['notes/notes.sh': 'notes.sh', 'gestalt.sh': 'gestalt.sh', 'notes/manifest.yaml': 'manifest.yaml']
for (copy in copies) {
  def text = new File(sources, copy.key).text.replace('../gestalt.sh', 'gestalt.sh')
  new File(basedir, "notes/${copy.value}").text = text
  def other = new File(basedir, "notes/elsewhere/${copy.value}")
  other.parentFile.mkdirs()
  other.text = text.replace('id: add', 'id: write')
}
return true
