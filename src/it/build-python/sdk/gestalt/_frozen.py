from gestalt._runtime import main

main()
