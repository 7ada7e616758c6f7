#pragma once

namespace haven::ctl {

// While it lives, SIGTERM and SIGINT are noted instead of ending the program, so that whoever
// works can stop between two acts and close the station. Threads that are started meanwhile never
// get the signal, so that it wakes this one, which may be waiting for a line.
class EndRequest final
{
public:
    EndRequest();
    EndRequest(const EndRequest&) = delete;
    EndRequest& operator=(const EndRequest&) = delete;
    ~EndRequest();

    // All threads are running: from here on this one is woken. Called once.
    void listen();
    // The signal that came; 0: none.
    int signal() const;
    // The exit code after it, as a shell says it: 128 and the signal.
    int exitCode() const { return 128 + signal(); }
};

} // namespace haven::ctl
