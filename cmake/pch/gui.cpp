// SPDX-License-Identifier: GPL-3.0-or-later
// CMake wants a file to compile beside the shared headers.
