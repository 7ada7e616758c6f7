#include "tests/bench/figures.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <nlohmann/json.hpp>

namespace haven::bench {

namespace {

double valueOf(const Figure& figure, Bound bound)
{
    switch (bound) {
    case Bound::P50:
    case Bound::AtLeast:
        return figure.p50;
    case Bound::P95:
        return figure.p95;
    case Bound::P99:
        return figure.p99;
    case Bound::Max:
        return figure.max;
    }
    return figure.max;
}

bool isKept(const Figure& figure)
{
    const double value = valueOf(figure, figure.promise->bound);
    return figure.promise->bound == Bound::AtLeast ? value >= figure.promise->limit
                                                   : value < figure.promise->limit;
}

std::string wordsOf(const Promise& promise, const std::string& unit)
{
    switch (promise.bound) {
    case Bound::P50:
        return fmt::format("p50 < {:g} {}", promise.limit, unit);
    case Bound::P95:
        return fmt::format("p95 < {:g} {}", promise.limit, unit);
    case Bound::P99:
        return fmt::format("p99 < {:g} {}", promise.limit, unit);
    case Bound::Max:
        return fmt::format("never over {:g} {}", promise.limit, unit);
    case Bound::AtLeast:
        return fmt::format("at least {:g} {}", promise.limit, unit);
    }
    return {};
}

std::string textOf(const Figure& figure)
{
    std::string text = fmt::format("  {:<56}", figure.what);
    if (figure.n == 1)
        text += fmt::format(" {:>12.1f} {}", figure.p50, figure.unit);
    else
        text += fmt::format(" p50 {:>8.3f}  p95 {:>8.3f}  p99 {:>8.3f}  max {:>8.3f} {}  n {}",
                            figure.p50, figure.p95, figure.p99, figure.max, figure.unit, figure.n);
    if (figure.promise)
        text += fmt::format("  [{}: {}]", wordsOf(*figure.promise, figure.unit),
                            isKept(figure) ? "kept" : "MISSED");
    return text;
}

nlohmann::json jsonOf(const Figure& figure)
{
    nlohmann::json json = {{"what", figure.what}, {"unit", figure.unit}, {"n", figure.n}};
    if (figure.n == 1) {
        json["value"] = figure.p50;
    } else {
        json["p50"] = figure.p50;
        json["p95"] = figure.p95;
        json["p99"] = figure.p99;
        json["max"] = figure.max;
    }
    if (figure.promise) {
        json["promise"] = wordsOf(*figure.promise, figure.unit);
        json["is_kept"] = isKept(figure);
    }
    return json;
}

} // namespace

void Samples::add(const Samples& others)
{
    m_values.insert(m_values.end(), others.m_values.begin(), others.m_values.end());
}

Figure Samples::figure(std::string what, std::string unit, std::optional<Promise> promise) const
{
    Figure out;
    out.what = std::move(what);
    out.unit = std::move(unit);
    out.n = m_values.size();
    out.promise = promise;
    if (m_values.empty())
        return out;
    std::vector<double> sorted = m_values;
    std::sort(sorted.begin(), sorted.end());
    const auto at = [&sorted](double share) {
        const double rank = std::ceil(share * static_cast<double>(sorted.size()));
        return sorted[static_cast<std::size_t>(std::max(rank, 1.0)) - 1];
    };
    out.p50 = at(0.5);
    out.p95 = at(0.95);
    out.p99 = at(0.99);
    out.max = sorted.back();
    return out;
}

Figure single(std::string what, std::string unit, double value, std::optional<Promise> promise)
{
    Samples one;
    one.add(value);
    return one.figure(std::move(what), std::move(unit), promise);
}

Options optionsOf(int count, char** arguments)
{
    Options options;
    const std::vector<std::string> words(arguments + 1, arguments + count);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool hasNext = i + 1 < words.size();
        if (words[i] == "--json")
            options.isJson = true;
        else if (words[i] == "--rows" && hasNext)
            options.pastIncidents = std::max(1LL, std::atoll(words[++i].c_str()));
        else if (words[i] == "--turns" && hasNext)
            options.turns = std::max(1, std::atoi(words[++i].c_str()));
        else
            options.words.push_back(words[i]);
    }
    return options;
}

Sheet::Sheet(std::string name, const Options& options)
    : m_name(std::move(name)), m_isJson(options.isJson)
{
    if (!m_isJson)
        fmt::print("{}\n", m_name);
}

Sheet::~Sheet()
{
    if (!m_isJson)
        return;
    nlohmann::json json = {{"name", m_name}, {"notes", m_notes}};
    json["figures"] = nlohmann::json::array();
    for (const Figure& figure : m_figures)
        json["figures"].push_back(jsonOf(figure));
    fmt::print("{}\n", json.dump());
}

void Sheet::add(Figure figure)
{
    if (!m_isJson) {
        fmt::print("{}\n", textOf(figure));
        std::fflush(stdout);
    }
    m_figures.push_back(std::move(figure));
}

void Sheet::note(const std::string& sentence)
{
    if (!m_isJson)
        fmt::print("  {}\n", sentence);
    m_notes.push_back(sentence);
}

double residentMb()
{
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        double kb = 0;
        if (word == "VmRSS:" && status >> kb)
            return kb / 1000;
    }
    return 0;
}

} // namespace haven::bench
