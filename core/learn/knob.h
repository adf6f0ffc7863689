#pragma once
#include <cstdlib>
namespace glossa::learn {
inline double knob(const char *name, double otherwise)
{
    const char *v = std::getenv(name);
    return v ? std::atof(v) : otherwise;
}
}
