# One place for language level, warnings and sanitizers; every target links haven_compiler.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

# Optimized, assertions and all: HAVEN_ASSERT is never compiled out, and -O3 buys nothing here that
# is worth its build time.
set(CMAKE_CXX_FLAGS_RELEASE "-O2" CACHE STRING "Flags of release builds" FORCE)

set(HAVEN_SANITIZE "" CACHE STRING "Sanitizers, for example address,undefined or thread")
option(HAVEN_FUZZ "Build the libFuzzer targets (needs clang)" OFF)

find_program(HAVEN_CCACHE ccache)
if(HAVEN_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_SOURCE_DIR}/packaging/cmake/with_ccache")
endif()

add_library(haven_compiler INTERFACE)
target_compile_options(haven_compiler INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Werror
    -fno-strict-aliasing)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # g++ 12 reports these wrongly through std::variant and std::string at -O2, and the last one of
    # sources that are compiled together.
    target_compile_options(haven_compiler INTERFACE -Wno-maybe-uninitialized -Wno-restrict
        -Wno-stringop-overflow -Wno-array-bounds -Wno-subobject-linkage -fpch-preprocess)
    # Its garbage collector walks the precompiled header again and again, an eighth of the build time;
    # below 2 GB it does not begin, and no source needs more.
    target_compile_options(haven_compiler INTERFACE --param=ggc-min-heapsize=2000000)
endif()
target_compile_definitions(haven_compiler INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_CONTEXTLESS_CONNECT)
if(HAVEN_FUZZ)
    # Every library counts its branches for the fuzzer; memory errors stop it at once.
    target_compile_options(haven_compiler INTERFACE -fsanitize=fuzzer-no-link)
    if(NOT HAVEN_SANITIZE)
        set(HAVEN_SANITIZE "address,undefined")
    endif()
endif()
if(HAVEN_SANITIZE)
    target_compile_options(haven_compiler INTERFACE -fsanitize=${HAVEN_SANITIZE}
        -fno-sanitize-recover=all -fno-omit-frame-pointer)
    if(HAVEN_SANITIZE MATCHES "undefined")
        # These two double the build time. ASan stops at a null pointer by itself, and bytes of files
        # are copied out, never looked at through a pointer of another type.
        target_compile_options(haven_compiler INTERFACE -fno-sanitize=null,alignment)
    endif()
    target_link_options(haven_compiler INTERFACE -fsanitize=${HAVEN_SANITIZE})
endif()
find_program(HAVEN_MOLD mold)
if(HAVEN_MOLD)
    target_link_options(haven_compiler INTERFACE -fuse-ld=mold)
endif()
