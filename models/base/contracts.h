#pragma once

namespace haven {

// Both are compiled in always, release included. A broken assertion is our bug and going on could
// write a wrong fact, so the process stops; the log on disk is whole and the next start recovers.
[[noreturn]] void assertionFailed(const char* condition, const char* file, int line);
// Our bug, but going on is safe: logged once a place, never silent.
void expectationFailed(const char* condition, const char* file, int line);

} // namespace haven

#define HAVEN_ASSERT(condition)                                                                    \
    do {                                                                                           \
        if (!(condition))                                                                          \
            ::haven::assertionFailed(#condition, __FILE__, __LINE__);                              \
    } while (false)

#define HAVEN_EXPECT(condition)                                                                    \
    do {                                                                                           \
        if (!(condition))                                                                          \
            ::haven::expectationFailed(#condition, __FILE__, __LINE__);                            \
    } while (false)
