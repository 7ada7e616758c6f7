#include "models/base/contracts.h"

#include <cstdio>
#include <cstdlib>

namespace haven {

void assertionFailed(const char* condition, const char* file, int line)
{
    std::fprintf(stderr, "haven: stopped to protect the record: %s (%s:%d)\n", condition, file,
                 line);
    std::abort();
}

void expectationFailed(const char* condition, const char* file, int line)
{
    std::fprintf(stderr, "haven: unexpected, going on: %s (%s:%d)\n", condition, file, line);
}

} // namespace haven
