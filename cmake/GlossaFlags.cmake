# SPDX-License-Identifier: GPL-3.0-or-later
# One interface target carries every compiler flag; one place sets compiler cache and linker.
add_library(glossa_flags INTERFACE)
target_include_directories(glossa_flags INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_options(glossa_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual
    $<$<BOOL:${GLOSSA_WERROR}>:-Werror>
    # One file's inner names shadow another's there and nowhere else.
    # GCC 12 sees overlapping copies and unset values in its own library once much is inlined (its bugs 105651, 80635).
    "$<$<BOOL:${GLOSSA_UNITY}>:-Wno-shadow;-Wno-subobject-linkage;-Wno-restrict;-Wno-maybe-uninitialized>")
target_compile_definitions(glossa_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_NO_KEYWORDS)

# The tests' build: small debug information, cheap optimisation; learners and layout are too slow at -O0 under sanitizers.
set(CMAKE_CXX_FLAGS_ASAN "-O1 -g1 -fno-omit-frame-pointer")
set(CMAKE_EXE_LINKER_FLAGS_ASAN "")
# The learners ask for more themselves; elsewhere it would only make the build longer. What waits for a person most of the
# time (glossa_compile_quickly) asks for less, which saves a quarter of its time.
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
function(glossa_compile_quickly target)
    target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O1>)
endfunction()
# Tests and what mostly passes on texts compile in two thirds of the time without any, and run as quickly for all one sees.
function(glossa_compile_plainly target)
    target_compile_options(${target} PRIVATE $<$<CONFIG:Asan>:-O0>)
    set_target_properties(${target} PROPERTIES GLOSSA_PLAIN ON) # glossa_share_headers asks
endfunction()
# The preset for work at the code is the one that compiles fastest.
set(CMAKE_CXX_FLAGS_DEBUG "-O0 -g1")

if(GLOSSA_SANITIZE)
    target_compile_options(glossa_flags INTERFACE -fsanitize=${GLOSSA_SANITIZE} -fno-sanitize-recover=undefined)
    target_link_options(glossa_flags INTERFACE -fsanitize=${GLOSSA_SANITIZE})
    if(GLOSSA_SANITIZE_TERSE)
        # The words of each check are half of a program. What it cannot do is to compare dynamic types (vptr).
        target_compile_options(glossa_flags INTERFACE -fsanitize-undefined-trap-on-error)
    endif()
    if(GLOSSA_SANITIZE STREQUAL "thread")
        # GCC's thread sanitizer does not know fences and refuses them; Boost.Asio's stand beside locks that it does know.
        target_compile_definitions(glossa_flags INTERFACE BOOST_ASIO_DISABLE_FENCED_BLOCK)
    endif()
endif()

find_program(GLOSSA_CCACHE ccache)
if(GLOSSA_CCACHE)
    # The base directory makes a fresh clone elsewhere hit the cache of this one.
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}"
        CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=pch_defines,time_macros "${GLOSSA_CCACHE}")
endif()
find_program(GLOSSA_MOLD mold)
if(GLOSSA_MOLD)
    add_link_options(-fuse-ld=mold)
endif()
