# What lands where on a machine, and the Debian package made of it: cpack --preset release.
include(GNUInstallDirs)
if(NOT TARGET haven OR NOT TARGET havenctl)
    return()
endif()

set(HAVEN_APP_ID "org.haven_console.Haven")
install(TARGETS haven havenctl RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
install(FILES "${CMAKE_SOURCE_DIR}/packaging/${HAVEN_APP_ID}.desktop"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
install(FILES "${CMAKE_SOURCE_DIR}/packaging/${HAVEN_APP_ID}.metainfo.xml"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo")
install(FILES "${CMAKE_SOURCE_DIR}/resources/icons/haven.svg"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps"
    RENAME "${HAVEN_APP_ID}.svg")
install(FILES "${CMAKE_SOURCE_DIR}/LICENSE" DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/haven"
    RENAME copyright)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME "haven")
set(CPACK_PACKAGE_CONTACT "The Haven developers <haven@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Dispatch and crisis-intervention console for local police")
set(CPACK_PACKAGE_DESCRIPTION
    "One program with local data and no server: call taking, queue, units, map, crisis checklists
and the shift log, for agencies of six officers up to regional centers.")
set(CPACK_PACKAGE_DIRECTORY "${CMAKE_BINARY_DIR}/package")
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION "misc")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# What the linker cannot see: the platform plug-ins, the fonts the console draws with, time zones.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "qt6-qpa-plugins, qt6-translations-l10n, libqt6svg6, fonts-inter, fonts-jetbrains-mono, tzdata")
include(CPack)
