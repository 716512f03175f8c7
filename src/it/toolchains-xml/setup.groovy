// Toolchains are named by absolute paths, and a copy of the folder may lose who may be executed.
def tools = new File(basedir, 'tools')
def declared = new File(basedir, 'toolchains.xml')
declared.text = declared.text.replace('@tools@', tools.path)
new File(basedir, 'gone.xml').text = declared.text.replace('/go-1.26<', '/go-1.99<')
tools.eachFileRecurse { if (it.file) it.executable = true }
return true
