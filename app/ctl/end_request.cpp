#include "app/ctl/end_request.h"

#include <csignal>

namespace haven::ctl {

namespace {

// All that a handler may do is to note it here.
volatile std::sig_atomic_t notedSignal = 0;

void noteSignal(int signal)
{
    notedSignal = signal;
}

sigset_t bothSignals()
{
    sigset_t both;
    sigemptyset(&both);
    sigaddset(&both, SIGTERM);
    sigaddset(&both, SIGINT);
    return both;
}

void handleSignals(void (*handler)(int))
{
    struct sigaction action {};
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    // Without SA_RESTART: a read that waits for the next line ends.
    sigaction(SIGTERM, &action, nullptr);
    sigaction(SIGINT, &action, nullptr);
}

} // namespace

EndRequest::EndRequest()
{
    notedSignal = 0;
    const sigset_t both = bothSignals();
    pthread_sigmask(SIG_BLOCK, &both, nullptr);
    handleSignals(noteSignal);
}

EndRequest::~EndRequest()
{
    handleSignals(SIG_DFL);
    const sigset_t both = bothSignals();
    pthread_sigmask(SIG_UNBLOCK, &both, nullptr);
}

void EndRequest::listen()
{
    const sigset_t both = bothSignals();
    pthread_sigmask(SIG_UNBLOCK, &both, nullptr);
}

int EndRequest::signal() const
{
    return notedSignal;
}

} // namespace haven::ctl
