#include "app/console/end_signal.h"

#include "models/base/contracts.h"

#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace haven {

namespace {

std::array<int, 2> ends = {-1, -1}; // of the pipe: read, write

void wake(int)
{
    const int before = errno;
    const char byte = 0;
    // A full pipe has woken the program already.
    static_cast<void>(!::write(ends[1], &byte, 1));
    errno = before;
}

void handle(void (*handler)(int))
{
    struct sigaction action {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(SIGTERM, &action, nullptr);
    sigaction(SIGINT, &action, nullptr);
}

} // namespace

EndSignal::EndSignal(QObject* parent) : QObject(parent)
{
    const bool isMade = ::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) == 0;
    HAVEN_EXPECT(isMade);
    if (!isMade)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(ends[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        if (::read(ends[0], &byte, 1) == 1)
            Q_EMIT asked();
    });
    handle(wake);
}

EndSignal::~EndSignal()
{
    handle(SIG_DFL);
    m_notifier.reset();
    for (int& end : ends) {
        if (end >= 0)
            ::close(end);
        end = -1;
    }
}

} // namespace haven
