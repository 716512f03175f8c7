new File(basedir, 'tools').eachFile { it.executable = true }
return true
