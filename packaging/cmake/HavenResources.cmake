# resources/ is text that people can read and change; the programs carry it inside, below ":/".
function(haven_resources name)
    file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE "${CMAKE_SOURCE_DIR}/resources"
        "${CMAKE_SOURCE_DIR}/resources/*")
    # sentences.json is for packaging/translate alone.
    list(FILTER files EXCLUDE REGEX "README\\.md$|^i18n/|^wording/sentences\\.json$")
    add_library(${name} STATIC "${CMAKE_SOURCE_DIR}/packaging/cmake/anchor.cpp")
    target_link_libraries(${name} PUBLIC Qt6::Core)
    set(full "")
    foreach(file IN LISTS files)
        list(APPEND full "resources/${file}")
    endforeach()
    if(full)
        qt_add_resources(${name} "haven" PREFIX "/" BASE "resources" FILES ${full})
    endif()
    haven_translations(${name})
endfunction()

# resources/i18n/haven_es.ts becomes ":/i18n/haven_es.qm", by one call of lrelease when it changed; the
# English file has plurals alone.
function(haven_translations name)
    find_program(HAVEN_LRELEASE NAMES lrelease lrelease-qt6 PATHS /usr/lib/qt6/bin
        NO_DEFAULT_PATH)
    if(NOT HAVEN_LRELEASE)
        message(WARNING "lrelease is not here (package qt6-l10n-tools): the console speaks English.")
        return()
    endif()
    file(MAKE_DIRECTORY "${CMAKE_BINARY_DIR}/i18n")
    set(all "")
    foreach(language IN ITEMS en es)
        set(texts "${CMAKE_SOURCE_DIR}/resources/i18n/haven_${language}.ts")
        set(built "${CMAKE_BINARY_DIR}/i18n/haven_${language}.qm")
        add_custom_command(OUTPUT "${built}"
            COMMAND "${HAVEN_LRELEASE}" -silent "${texts}" -qm "${built}"
            DEPENDS "${texts}" VERBATIM)
        set_source_files_properties("${built}" PROPERTIES
            QT_RESOURCE_ALIAS "i18n/haven_${language}.qm")
        list(APPEND all "${built}")
    endforeach()
    qt_add_resources(${name} "haven_i18n" PREFIX "/" FILES ${all})
endfunction()
