# haven_library, haven_program, haven_tests: folders in, targets out.

function(haven_sources out recurse)
    set(found "")
    foreach(folder IN LISTS ARGN)
        if(recurse)
            file(GLOB_RECURSE here CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/${folder}/*.cpp"
                "${CMAKE_SOURCE_DIR}/${folder}/*.h")
        else()
            file(GLOB here CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/${folder}/*.cpp"
                "${CMAKE_SOURCE_DIR}/${folder}/*.h")
        endif()
        list(APPEND found ${here})
    endforeach()
    set(${out} ${found} PARENT_SCOPE)
endfunction()

function(haven_library name)
    cmake_parse_arguments(arg "QT;RECURSE" "" "FOLDERS;LINK" ${ARGN})
    haven_sources(sources ${arg_RECURSE} ${arg_FOLDERS})
    if(NOT sources)
        add_library(${name} INTERFACE)
        target_link_libraries(${name} INTERFACE haven_compiler ${arg_LINK})
        return()
    endif()
    set(compiled ${sources})
    list(FILTER compiled INCLUDE REGEX "\\.cpp$")
    if(NOT compiled)
        add_library(${name} INTERFACE)
        target_include_directories(${name} INTERFACE "${CMAKE_SOURCE_DIR}")
        target_link_libraries(${name} INTERFACE haven_compiler ${arg_LINK})
        return()
    endif()
    add_library(${name} STATIC ${sources})
    target_include_directories(${name} PUBLIC "${CMAKE_SOURCE_DIR}")
    target_link_libraries(${name} PUBLIC haven_compiler ${arg_LINK})
    set_target_properties(${name} PROPERTIES AUTOMOC "${arg_QT}")
    if(arg_QT)
        if("Qt6::Widgets" IN_LIST arg_LINK OR "haven_ui" IN_LIST arg_LINK)
            target_precompile_headers(${name} PRIVATE
                "${CMAKE_SOURCE_DIR}/packaging/cmake/pch_widgets.h")
        else()
            target_precompile_headers(${name} PRIVATE
                "${CMAKE_SOURCE_DIR}/packaging/cmake/pch_qtcore.h")
        endif()
    else()
        target_precompile_headers(${name} PRIVATE
            "${CMAKE_SOURCE_DIR}/packaging/cmake/pch_core.h")
    endif()
endfunction()

function(haven_program name)
    cmake_parse_arguments(arg "" "FOLDER" "" ${ARGN})
    haven_sources(sources FALSE ${arg_FOLDER})
    if(NOT sources)
        return()
    endif()
    add_executable(${name} ${sources})
    target_link_libraries(${name} PRIVATE haven_app haven_compiler)
    set_target_properties(${name} PROPERTIES AUTOMOC ON
        RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
    target_precompile_headers(${name} PRIVATE
        "${CMAKE_SOURCE_DIR}/packaging/cmake/pch_widgets.h")
endfunction()

# tests/<room>/tst_*.cpp: one QtTest program each; it links what its room may see.
# tests/bench/bench_*.cpp: measuring programs, built but not run by ctest.
function(haven_tests)
    file(GLOB_RECURSE kit CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/testkit/*.cpp"
        "${CMAKE_SOURCE_DIR}/tests/testkit/*.h")
    add_library(haven_testkit STATIC ${kit} "${CMAKE_SOURCE_DIR}/packaging/cmake/anchor.cpp")
    target_link_libraries(haven_testkit PUBLIC haven_app Qt6::Test)
    target_include_directories(haven_testkit PUBLIC "${CMAKE_SOURCE_DIR}")
    target_compile_definitions(haven_testkit PUBLIC
        HAVEN_SOURCE_DIR="${CMAKE_SOURCE_DIR}" HAVEN_BINARY_DIR="${CMAKE_BINARY_DIR}")
    set_target_properties(haven_testkit PROPERTIES AUTOMOC ON)
    target_precompile_headers(haven_testkit PRIVATE
        "${CMAKE_SOURCE_DIR}/packaging/cmake/pch_tests.h")
    file(GLOB_RECURSE tests CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/tst_*.cpp"
        "${CMAKE_SOURCE_DIR}/tests/bench_*.cpp")
    foreach(source IN LISTS tests)
        get_filename_component(name "${source}" NAME_WE)
        add_executable(${name} "${source}")
        target_link_libraries(${name} PRIVATE haven_testkit)
        target_precompile_headers(${name} REUSE_FROM haven_testkit)
        set_target_properties(${name} PROPERTIES AUTOMOC ON
            RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
        if(name MATCHES "^tst_")
            add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY "${CMAKE_BINARY_DIR}")
            set_tests_properties(${name} PROPERTIES TIMEOUT 300 ENVIRONMENT
                "QT_QPA_PLATFORM=offscreen;LANG=C.UTF-8;LC_ALL=C.UTF-8;TZ=UTC;QT_LOGGING_RULES=qt.qpa.*=false")
            # Programs under test are found beside the build, never on PATH.
            if(TARGET havenctl)
                add_dependencies(${name} havenctl)
            endif()
        endif()
    endforeach()
endfunction()
