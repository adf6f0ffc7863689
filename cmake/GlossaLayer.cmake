# SPDX-License-Identifier: GPL-3.0-or-later
# glossa_layer(core/text DEPENDS core/base SOURCES … [APART …] [PUBLIC_LIBS …] [LIBS …])
# declares a folder as one static library. DEPENDS is what it links *and* what it may include:
# tests/architecture reads the list written by glossa_write_layers and fails on a header from elsewhere.
# APART names sources whose inner names are those of others of the folder, so that they are compiled on their own in every build.
#
# Qt 6.4's moc fails on libstdc++'s <concepts> (reached through <compare>), so it is told that it has read it.
set(CMAKE_AUTOMOC_MOC_OPTIONS "-D_GLIBCXX_CONCEPTS")
# Sources a compilation, where they are compiled together.
set(glossa_unity_size 12)
set(glossa_test_unity_size 6)

function(glossa_layer folder)
    cmake_parse_arguments(PARSE_ARGV 1 LAYER "" "" "DEPENDS;SOURCES;APART;LIBS;PUBLIC_LIBS")
    string(REPLACE "/" "_" target "${folder}")
    add_library(${target} STATIC ${LAYER_SOURCES})
    set_target_properties(${target} PROPERTIES AUTOMOC ON UNITY_BUILD ${GLOSSA_UNITY} UNITY_BUILD_BATCH_SIZE ${glossa_unity_size})
    if(LAYER_APART)
        set_source_files_properties(${LAYER_APART} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
    endif()
    set(linked "")
    foreach(dependency IN LISTS LAYER_DEPENDS)
        string(REPLACE "/" "_" library "${dependency}")
        list(APPEND linked ${library})
    endforeach()
    target_link_libraries(${target} PUBLIC glossa_flags ${linked} ${LAYER_PUBLIC_LIBS} PRIVATE ${LAYER_LIBS})
    if(folder MATCHES "^(ui|wording)(/|$)")
        glossa_compile_quickly(${target})
    endif()
    if(folder MATCHES "^(wording|core/wire|core/serve/azure)$")
        glossa_compile_plainly(${target})
    endif()
    if("${LAYER_PUBLIC_LIBS}" MATCHES "Qt6::(Widgets|Charts|Gui)")
        glossa_share_headers(${target} gui)
    elseif("${LAYER_PUBLIC_LIBS}" MATCHES "Qt6::Core")
        glossa_share_headers(${target} core)
    endif()
    # Who may use a house of rooms may use each room.
    set(allowed "")
    foreach(dependency IN LISTS LAYER_DEPENDS)
        get_property(rooms GLOBAL PROPERTY "GLOSSA_ROOMS_${dependency}")
        list(APPEND allowed ${dependency} ${rooms})
    endforeach()
    list(JOIN allowed " " allowed)
    set_property(GLOBAL APPEND PROPERTY GLOSSA_LAYERS "${folder}: ${allowed}")
endfunction()

# glossa_rooms(core/workspace session items …)
# declares a folder whose sub-folders are layers of their own, in their order. Its name stands for all of them in DEPENDS and
# LAYERS; no file lies in the folder itself.
function(glossa_rooms folder)
    string(REPLACE "/" "_" target "${folder}")
    add_library(${target} INTERFACE)
    set(rooms "")
    foreach(room IN LISTS ARGN)
        add_subdirectory(${room})
        list(APPEND rooms "${folder}/${room}")
        target_link_libraries(${target} INTERFACE ${target}_${room})
    endforeach()
    set_property(GLOBAL PROPERTY "GLOSSA_ROOMS_${folder}" ${rooms})
    set_property(GLOBAL APPEND PROPERTY GLOSSA_LAYERS "${folder}: ")
endfunction()

function(glossa_write_layers file)
    get_property(layers GLOBAL PROPERTY GLOSSA_LAYERS)
    list(JOIN layers "\n" text)
    file(WRITE "${file}" "${text}\n")
endfunction()

# What the sanitizers are told in tests; tests/leaks.supp lists the leaks that are others'.
set(GLOSSA_SANITIZER_ENVIRONMENT "ASAN_OPTIONS=detect_leaks=1:abort_on_error=1" "UBSAN_OPTIONS=print_stacktrace=1"
    "LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/leaks.supp:print_suppressions=0")

# glossa_test(core/text SOURCES tst_offset_map.cpp … [LAYERS core/text] [LIBS …] [GUI] [TIMEOUT seconds])
# makes the one test program of a folder: tst_core_text. GUI programs run on the offscreen platform. Its sources are compiled
# together where the program's are, which halves the time to all tests.
function(glossa_test folder)
    cmake_parse_arguments(PARSE_ARGV 1 TEST "GUI" "TIMEOUT" "SOURCES;LAYERS;LIBS")
    string(REPLACE "/" "_" name "tst_${folder}")
    add_executable(${name} ${TEST_SOURCES} "${CMAKE_SOURCE_DIR}/tests/support/test_main.cpp")
    set_target_properties(${name} PROPERTIES AUTOMOC ON UNITY_BUILD ${GLOSSA_UNITY} UNITY_BUILD_BATCH_SIZE ${glossa_test_unity_size})
    set(linked "")
    foreach(dependency IN LISTS TEST_LAYERS)
        string(REPLACE "/" "_" library "${dependency}")
        list(APPEND linked ${library})
    endforeach()
    target_link_libraries(${name} PRIVATE glossa_flags ${linked} ${TEST_LIBS} Qt6::Test
        $<IF:$<BOOL:${TEST_GUI}>,Qt6::Widgets,Qt6::Core>)
    glossa_compile_plainly(${name})
    if(TEST_GUI)
        glossa_share_headers(${name} gui)
    else()
        glossa_share_headers(${name} core)
    endif()
    target_compile_definitions(${name} PRIVATE
        GLOSSA_TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data" GLOSSA_SHARED="${CMAKE_SOURCE_DIR}/../shared"
        $<$<BOOL:${TEST_GUI}>:GLOSSA_TEST_GUI>)
    add_test(NAME ${name} COMMAND ${name})
    if(NOT TEST_TIMEOUT)
        set(TEST_TIMEOUT 300)
    endif()
    set_tests_properties(${name} PROPERTIES TIMEOUT ${TEST_TIMEOUT} ENVIRONMENT "${GLOSSA_SANITIZER_ENVIRONMENT}")
endfunction()
