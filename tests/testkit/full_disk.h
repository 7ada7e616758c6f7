#pragma once

#include <csignal>
#include <sys/resource.h>

namespace haven::test {

// As long as it lives, this process writes no byte to any file: every write answers as on a full
// disk. Check what came of it only afterwards, for the report may be a file too.
class FullDisk final
{
public:
    FullDisk() : m_before(std::signal(SIGXFSZ, SIG_IGN))
    {
        getrlimit(RLIMIT_FSIZE, &m_limit);
        rlimit none = m_limit;
        none.rlim_cur = 0;
        setrlimit(RLIMIT_FSIZE, &none);
    }
    ~FullDisk()
    {
        setrlimit(RLIMIT_FSIZE, &m_limit);
        std::signal(SIGXFSZ, m_before);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    void (*m_before)(int);
    rlimit m_limit{};
};

} // namespace haven::test
