#pragma once

#include <deque>
#include <functional>
#include <utility>

namespace haven {

// One change after the other: each begins when the one before says that it has ended.
class Turns final
{
public:
    void add(std::function<void()> act)
    {
        m_waiting.push_back(std::move(act));
        next();
    }
    // Whether one is under way.
    bool isTaken() const { return m_isTaken; }
    void end()
    {
        m_isTaken = false;
        next();
    }

private:
    void next()
    {
        if (m_isTaken || m_waiting.empty())
            return;
        m_isTaken = true;
        const auto act = std::move(m_waiting.front());
        m_waiting.pop_front();
        act();
    }

    std::deque<std::function<void()>> m_waiting;
    bool m_isTaken = false;
};

} // namespace haven
