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

# Sources of one folder are compiled a few at a time: most of a source's build time is the same
# templates again and again. So names in unnamed namespaces are unique within a folder, which
# also shows what was written twice. -DHAVEN_TOGETHER=1 compiles each source alone.
set(HAVEN_TOGETHER 12 CACHE STRING "How many sources of a folder are compiled together")
function(haven_together name)
    if(HAVEN_TOGETHER LESS 2)
        return()
    endif()
    set(count 0)
    set(last "")
    get_target_property(sources ${name} SOURCES)
    list(SORT sources)
    foreach(source IN LISTS sources)
        get_filename_component(folder "${source}" DIRECTORY)
        if(NOT source MATCHES "\\.cpp$" OR folder MATCHES "packaging/cmake$")
            continue()
        endif()
        if(NOT folder STREQUAL last)
            set(count 0)
            set(last "${folder}")
        endif()
        file(RELATIVE_PATH group "${CMAKE_SOURCE_DIR}" "${folder}")
        string(REPLACE "/" "_" group "${group}")
        math(EXPR part "${count} / ${HAVEN_TOGETHER}")
        set_source_files_properties("${source}" PROPERTIES UNITY_GROUP "${group}_${part}")
        math(EXPR count "${count} + 1")
    endforeach()
    set_target_properties(${name} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
endfunction()

# Precompiled headers cost more than most sources, so there are five and no more: core, qtcore,
# widgets, and the last two again for tests. They hold the words of the house too, which nearly
# every source includes. Who uses one must be compiled with the same options; -Winvalid-pch says
# when not.
function(haven_precompiled name which)
    if(NOT TARGET haven_pch_${which})
        set(link_core fmt::fmt nlohmann_json::nlohmann_json)
        set(link_qtcore ${link_core} Qt6::Core)
        set(link_widgets ${link_qtcore} Qt6::Widgets)
        set(link_test_qtcore ${link_qtcore} Qt6::Network Qt6::Test)
        set(link_test_widgets ${link_widgets} Qt6::Network Qt6::Test)
        add_library(haven_pch_${which} STATIC "${CMAKE_SOURCE_DIR}/packaging/cmake/anchor.cpp")
        target_link_libraries(haven_pch_${which} PRIVATE haven_compiler ${link_${which}})
        target_include_directories(haven_pch_${which} PRIVATE "${CMAKE_SOURCE_DIR}")
        if(which MATCHES "^test_")
            haven_for_tests(haven_pch_${which})
        endif()
        # They go through ccache like all else: g++ never writes the same one twice, and a new one
        # would make everything that is compiled with it miss the cache.
        target_precompile_headers(haven_pch_${which} PRIVATE
            "${CMAKE_SOURCE_DIR}/packaging/cmake/pch_${which}.h")
    endif()
    target_precompile_headers(${name} REUSE_FROM haven_pch_${which})
endfunction()

# What only tests say is compiled with less care, which saves a minute of building; what they test is
# not. Few of them declare objects in headers, so what moc collects needs no precompiled header.
function(haven_for_tests name)
    target_compile_options(${name} PRIVATE $<$<CONFIG:Release>:-Og>)
    haven_moc_unaided(${name})
endfunction()

# Screens and wiring ask and show; what is worked out is in models, which has all the care there is.
# It takes a third off what they cost to build.
function(haven_lightly name)
    target_compile_options(${name} PRIVATE $<$<CONFIG:Release>:-O1>)
endfunction()

function(haven_moc_unaided name)
    set_source_files_properties("${CMAKE_CURRENT_BINARY_DIR}/${name}_autogen/mocs_compilation.cpp"
        PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
endfunction()

# AUTOMOC, through packaging/cmake/moc_alone.in.
function(haven_automoc name)
    get_target_property(moc Qt6::moc IMPORTED_LOCATION)
    configure_file("${CMAKE_SOURCE_DIR}/packaging/cmake/moc_alone.in"
        "${CMAKE_BINARY_DIR}/moc_alone" @ONLY USE_SOURCE_PERMISSIONS)
    set_target_properties(${name} PROPERTIES AUTOMOC ON
        AUTOMOC_EXECUTABLE "${CMAKE_BINARY_DIR}/moc_alone")
endfunction()

function(haven_library name)
    cmake_parse_arguments(arg "QT;RECURSE" "" "FOLDERS;LINK" ${ARGN})
    haven_sources(sources ${arg_RECURSE} ${arg_FOLDERS})
    # A program's main() is no part of a library, though all else in its folder is.
    list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
    set(compiled ${sources})
    list(FILTER compiled INCLUDE REGEX "\\.cpp$")
    if(NOT compiled)
        # A room that has no source yet is a target all the same.
        list(APPEND sources "${CMAKE_SOURCE_DIR}/packaging/cmake/anchor.cpp")
    endif()
    add_library(${name} STATIC ${sources})
    target_include_directories(${name} PUBLIC "${CMAKE_SOURCE_DIR}")
    target_link_libraries(${name} PUBLIC haven_compiler ${arg_LINK})
    if(arg_QT)
        haven_automoc(${name})
    endif()
    haven_together(${name})
    if("Qt6::Widgets" IN_LIST arg_LINK OR "haven_ui" IN_LIST arg_LINK)
        haven_lightly(${name})
        haven_precompiled(${name} widgets)
    elseif(arg_QT)
        haven_precompiled(${name} qtcore)
    else()
        haven_precompiled(${name} core)
    endif()
endfunction()

# ONLY_MAIN: the rest of the folder is in haven_app, where tests reach it.
function(haven_program name)
    cmake_parse_arguments(arg "ONLY_MAIN" "FOLDER" "" ${ARGN})
    haven_sources(sources FALSE ${arg_FOLDER})
    if(arg_ONLY_MAIN)
        list(FILTER sources INCLUDE REGEX "/main\\.cpp$")
    endif()
    if(NOT sources)
        return()
    endif()
    add_executable(${name} ${sources})
    target_link_libraries(${name} PRIVATE haven_app haven_compiler)
    haven_automoc(${name})
    set_target_properties(${name} PROPERTIES
        RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
    haven_together(${name})
    haven_lightly(${name})
    haven_precompiled(${name} widgets)
endfunction()

# The test kit comes in two floors, so that a test of the core does not build the screen:
# tests/testkit/*.cpp sees models, tests/testkit/<folder>/*.cpp sees everything.
function(haven_testkit name)
    cmake_parse_arguments(arg "" "PCH" "SOURCES;LINK" ${ARGN})
    add_library(${name} STATIC ${arg_SOURCES} "${CMAKE_SOURCE_DIR}/packaging/cmake/anchor.cpp")
    target_link_libraries(${name} PUBLIC ${arg_LINK} Qt6::Test)
    target_include_directories(${name} PUBLIC "${CMAKE_SOURCE_DIR}")
    target_compile_definitions(${name} PUBLIC
        HAVEN_SOURCE_DIR="${CMAKE_SOURCE_DIR}" HAVEN_BINARY_DIR="${CMAKE_BINARY_DIR}")
    haven_automoc(${name})
    haven_for_tests(${name})
    haven_precompiled(${name} ${arg_PCH})
    haven_together(${name})
endfunction()

# The tests of a folder, tests/<room>/tst_*.cpp and what lies beside them, are one QtTest program
# that links what its room may see; ctest knows each file by name, with its folders as labels. Those
# of the core are in haven_core_tests and have the label core, all others are in haven_other_tests:
# packaging/test builds and runs each of them once, the core's under the sanitizers.
# tests/bench/bench_*.cpp: measuring programs, target haven_benches; no part of "all", so that nobody
# waits for them who does not measure.
function(haven_tests)
    file(GLOB core_kit CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/testkit/*.cpp"
        "${CMAKE_SOURCE_DIR}/tests/testkit/*.h")
    file(GLOB_RECURSE kit CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/testkit/*.cpp"
        "${CMAKE_SOURCE_DIR}/tests/testkit/*.h")
    list(REMOVE_ITEM kit ${core_kit})
    list(FILTER core_kit EXCLUDE REGEX "/test_main\\.cpp$")
    # Two file systems for SQLite call their parts alike: one is compiled alone.
    set_source_files_properties("${CMAKE_SOURCE_DIR}/tests/testkit/power_vfs.cpp" PROPERTIES
        SKIP_UNITY_BUILD_INCLUSION ON)
    haven_testkit(haven_testkit_core SOURCES ${core_kit} PCH test_qtcore
        LINK haven_io haven_items haven_resources)
    haven_testkit(haven_testkit SOURCES ${kit} PCH test_widgets
        LINK haven_testkit_core haven_app)
    add_custom_target(haven_core_tests)
    add_custom_target(haven_other_tests)

    file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/tst_*.cpp")
    set(folders "")
    foreach(source IN LISTS sources)
        get_filename_component(folder "${source}" DIRECTORY)
        list(APPEND folders "${folder}")
    endforeach()
    list(REMOVE_DUPLICATES folders)
    foreach(folder IN LISTS folders)
        haven_test_program("${folder}")
    endforeach()

    file(GLOB benches CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/bench/bench_*.cpp")
    file(GLOB beside CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/bench/*.cpp"
        "${CMAKE_SOURCE_DIR}/tests/bench/*.h")
    list(FILTER beside EXCLUDE REGEX "/bench_[^/]*$")
    haven_testkit(haven_benchkit SOURCES ${beside} PCH test_widgets LINK haven_testkit)
    set_target_properties(haven_benchkit PROPERTIES EXCLUDE_FROM_ALL ON)
    add_custom_target(haven_benches)
    foreach(source IN LISTS benches)
        get_filename_component(name "${source}" NAME_WE)
        add_executable(${name} EXCLUDE_FROM_ALL "${source}")
        add_dependencies(haven_benches ${name})
        target_link_libraries(${name} PRIVATE haven_benchkit)
        file(STRINGS "${source}" moc_lines REGEX "\"${name}\\.moc\"" LIMIT_COUNT 1)
        if(moc_lines)
            haven_automoc(${name})
        endif()
        set_target_properties(${name} PROPERTIES
            RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
        haven_moc_unaided(${name})
        haven_precompiled(${name} widgets)
    endforeach()
endfunction()

function(haven_test_program folder)
    file(RELATIVE_PATH labels "${CMAKE_SOURCE_DIR}/tests" "${folder}")
    string(REPLACE "/" "_" program "tests_${labels}")
    string(REPLACE "/" ";" labels "${labels}")
    list(GET labels -1 room)
    set(kit haven_testkit)
    set(pch test_widgets)
    if(room MATCHES "^(base|crisis|geo|dispatch|store|exchange|truth|items|feeds)$")
        set(kit haven_testkit_core)
        set(pch test_qtcore)
    elseif(room STREQUAL "tidy")
        # It reads sources; that they compile is not its business.
        set(kit haven_compiler Qt6::Network Qt6::Test fmt::fmt nlohmann_json::nlohmann_json)
        set(pch test_qtcore)
    endif()
    file(GLOB sources CONFIGURE_DEPENDS "${folder}/*.cpp" "${folder}/*.h")
    # The console that tests of its languages go through is the one of the screens' tests.
    set(scenes "")
    if(room STREQUAL "language")
        set(scenes "${CMAKE_SOURCE_DIR}/tests/ui/console_scene.cpp")
    endif()
    add_executable(${program} ${sources} ${scenes}
        "${CMAKE_SOURCE_DIR}/tests/testkit/test_main.cpp")
    target_include_directories(${program} PRIVATE "${CMAKE_SOURCE_DIR}")
    target_link_libraries(${program} PRIVATE ${kit})
    target_compile_definitions(${program} PRIVATE HAVEN_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    haven_automoc(${program})
    set_target_properties(${program} PROPERTIES
        RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    haven_for_tests(${program})
    haven_precompiled(${program} ${pch})
    haven_together(${program})

    if(room MATCHES "^(base|crisis|geo|dispatch|store|exchange)$")
        list(APPEND labels core)
        add_dependencies(haven_core_tests ${program})
    else()
        add_dependencies(haven_other_tests ${program})
    endif()
    # What starts the real programs needs them built; only the rooms of app/ do.
    if(room MATCHES "^(ctl|session|language)$")
        add_dependencies(${program} haven havenctl)
    endif()
    set(tests ${sources})
    list(FILTER tests INCLUDE REGEX "/tst_[^/]*\\.cpp$")
    foreach(source IN LISTS tests)
        get_filename_component(name "${source}" NAME_WE)
        add_test(NAME ${name} COMMAND ${program} ${name} WORKING_DIRECTORY "${CMAKE_BINARY_DIR}")
        set_tests_properties(${name} PROPERTIES TIMEOUT 300 LABELS "${labels}" ENVIRONMENT
            "QT_QPA_PLATFORM=offscreen;LANG=C.UTF-8;LC_ALL=C.UTF-8;TZ=UTC;QT_LOGGING_RULES=qt.qpa.*=false")
    endforeach()
endfunction()

# Each header compiles alone: one translation unit a header, no precompiled header to lean on.
# Not part of "all"; packaging/test builds it.
function(haven_headers_alone)
    set(units "")
    foreach(folder IN ITEMS app models ui tests)
        file(GLOB_RECURSE headers CONFIGURE_DEPENDS RELATIVE "${CMAKE_SOURCE_DIR}"
            "${CMAKE_SOURCE_DIR}/${folder}/*.h")
        foreach(header IN LISTS headers)
            set(unit "${CMAKE_BINARY_DIR}/headers_alone/${header}.cpp")
            # Twice: a header that is not guarded shows itself here too.
            file(CONFIGURE OUTPUT "${unit}" CONTENT
                "#include \"${header}\"\n#include \"${header}\" // again\n" @ONLY)
            list(APPEND units "${unit}")
        endforeach()
    endforeach()
    if(NOT units)
        add_custom_target(haven_headers_alone)
        return()
    endif()
    add_library(haven_headers_alone OBJECT EXCLUDE_FROM_ALL ${units})
    target_link_libraries(haven_headers_alone PRIVATE haven_testkit)
    # Only whether it compiles is asked.
    target_compile_options(haven_headers_alone PRIVATE -O0 -g0)
    set_target_properties(haven_headers_alone PROPERTIES AUTOMOC OFF)
endfunction()

# -DHAVEN_FUZZ=ON with clang: each tests/fuzz/fuzz_*.cpp is one libFuzzer program.
function(haven_fuzzers)
    if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
        message(FATAL_ERROR "HAVEN_FUZZ needs clang: add -DCMAKE_CXX_COMPILER=clang++")
    endif()
    file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/fuzz/fuzz_*.cpp")
    add_custom_target(haven_fuzzers)
    foreach(source IN LISTS sources)
        get_filename_component(name "${source}" NAME_WE)
        add_executable(${name} "${source}")
        target_link_libraries(${name} PRIVATE haven_io haven_items)
        target_link_options(${name} PRIVATE -fsanitize=fuzzer)
        set_target_properties(${name} PROPERTIES
            RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/fuzz")
        add_dependencies(haven_fuzzers ${name})
    endforeach()
endfunction()
