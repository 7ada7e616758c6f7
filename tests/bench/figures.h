#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

// What every measuring program says in the same words: how many, p50, p95, p99, the worst, and the
// promise beside it.
namespace haven::bench {

enum class Bound { P50, P95, P99, Max, AtLeast };

struct Promise {
    Bound bound = Bound::P99;
    double limit = 0;
};

struct Figure {
    std::string what;
    std::string unit; // "ms", "rows/s", "MB"
    std::size_t n = 0;
    double p50 = 0;
    double p95 = 0;
    double p99 = 0;
    double max = 0;
    std::optional<Promise> promise;
};

class Stopwatch final
{
public:
    Stopwatch() : m_start(Clock::now()) {}
    double ms() const
    {
        return std::chrono::duration<double, std::milli>(Clock::now() - m_start).count();
    }
    double seconds() const { return ms() / 1000; }

private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point m_start;
};

class Samples final
{
public:
    void add(double value) { m_values.push_back(value); }
    void add(const Samples& others);
    std::size_t count() const { return m_values.size(); }
    Figure figure(std::string what, std::string unit,
                  std::optional<Promise> promise = std::nullopt) const;

private:
    std::vector<double> m_values;
};

// One value measured once: a rate, a size.
Figure single(std::string what, std::string unit, double value,
              std::optional<Promise> promise = std::nullopt);

// The command line of all of them: --json, --rows N (past incidents in the station), --turns N.
struct Options {
    bool isJson = false;
    std::int64_t pastIncidents = 1'000'000;
    int turns = 0; // 0: the program's own number
    std::vector<std::string> words;
};
Options optionsOf(int count, char** arguments);

// Text as it comes, or one JSON document at the end.
class Sheet final
{
public:
    Sheet(std::string name, const Options& options);
    ~Sheet();
    Sheet(const Sheet&) = delete;
    Sheet& operator=(const Sheet&) = delete;
    void add(Figure figure);
    // How it was measured, in a sentence.
    void note(const std::string& sentence);

private:
    std::string m_name;
    bool m_isJson;
    std::vector<Figure> m_figures;
    std::vector<std::string> m_notes;
};

// Of this program, in megabytes; 0 where the system does not tell.
double residentMb();

} // namespace haven::bench
