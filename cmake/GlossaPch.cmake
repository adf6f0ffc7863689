# SPDX-License-Identifier: GPL-3.0-or-later
# Headers that nearly every file reads are compiled once for the core and once for the window, and shared by all targets.
# glossa_share_headers(TARGET core|gui)
option(GLOSSA_PCH "Compile the headers that most files read once" ON)

foreach(part core gui)
    add_library(glossa_pch_${part} OBJECT "${CMAKE_SOURCE_DIR}/cmake/pch/${part}.cpp")
    target_link_libraries(glossa_pch_${part} PRIVATE glossa_flags $<IF:$<STREQUAL:${part},gui>,Qt6::Widgets,Qt6::Core>)
    if(GLOSSA_PCH)
        target_precompile_headers(glossa_pch_${part} PRIVATE "${CMAKE_SOURCE_DIR}/cmake/pch/${part}.h")
    endif()
endforeach()
if(GLOSSA_PCH AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # ccache asks for this before it keeps what was compiled with such a header.
    target_compile_options(glossa_flags INTERFACE -fpch-preprocess)
endif()

function(glossa_share_headers target part)
    if(GLOSSA_PCH)
        target_precompile_headers(${target} REUSE_FROM glossa_pch_${part})
    endif()
endfunction()
