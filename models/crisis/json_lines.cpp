#include "models/crisis/json_lines.h"

#include "models/crisis/json_reader.h"

#include <algorithm>

namespace haven {

namespace {

class LineScanner final
{
public:
    explicit LineScanner(std::string_view text) : m_text(text) {}
    std::map<std::string, int> scan()
    {
        value("", 0);
        m_lines[""] = 1;
        return std::move(m_lines);
    }

private:
    void value(const std::string& path, int depth);
    void members(const std::string& path, int depth);
    void items(const std::string& path, int depth);
    std::string_view word();
    // The next character that is no blank, commas and colons among the blanks; '\0' at the end.
    char peek();

    std::string_view m_text;
    std::size_t m_at = 0;
    int m_line = 1;
    std::map<std::string, int> m_lines;
};

char LineScanner::peek()
{
    constexpr std::string_view kBetween = " \t\r\n,:";
    while (m_at < m_text.size() && kBetween.find(m_text[m_at]) != std::string_view::npos) {
        m_line += m_text[m_at] == '\n' ? 1 : 0;
        ++m_at;
    }
    return m_at < m_text.size() ? m_text[m_at] : '\0';
}

// A text in quotes, without them and with its escapes as they stand.
std::string_view LineScanner::word()
{
    const std::size_t start = ++m_at;
    while (m_at < m_text.size() && m_text[m_at] != '"')
        m_at += m_text[m_at] == '\\' ? 2U : 1U;
    m_at = std::min(m_at, m_text.size());
    const auto inside = m_text.substr(start, m_at - start);
    m_at = std::min(m_at + 1, m_text.size());
    return inside;
}

void LineScanner::members(const std::string& path, int depth)
{
    ++m_at;
    while (peek() == '"') {
        const int line = m_line;
        const std::string inner = jsonPath(path, std::string(word()).c_str());
        if (depth < kJsonDepthMax)
            m_lines[inner] = line;
        value(inner, depth + 1);
    }
    m_at = std::min(m_at + 1, m_text.size());
}

void LineScanner::items(const std::string& path, int depth)
{
    ++m_at;
    for (std::size_t index = 0; peek() != ']' && peek() != '\0'; ++index) {
        const std::string inner = path + "[" + std::to_string(index) + "]";
        if (depth < kJsonDepthMax)
            m_lines[inner] = m_line;
        value(inner, depth + 1);
    }
    m_at = std::min(m_at + 1, m_text.size());
}

void LineScanner::value(const std::string& path, int depth)
{
    const char first = peek();
    if (depth > kJsonDepthMax) {
        m_at = m_text.size(); // nothing a checklist has lies so deep
        return;
    }
    if (first == '{') {
        members(path, depth);
    } else if (first == '[') {
        items(path, depth);
    } else if (first == '"') {
        word();
    } else {
        m_at = std::min(m_text.find_first_of(" \t\r\n,:]}", m_at), m_text.size());
    }
}

} // namespace

std::map<std::string, int> jsonLines(std::string_view text)
{
    return LineScanner(text).scan();
}

int lineOf(const std::map<std::string, int>& lines, std::string path)
{
    for (;;) {
        const auto found = lines.find(path);
        if (found != lines.end())
            return found->second;
        const auto cut = path.find_last_of(".[");
        if (cut == std::string::npos)
            return 1;
        path.resize(cut);
    }
}

TextPlace placeOfByte(std::string_view text, std::size_t byte)
{
    const auto before = text.substr(0, std::min(byte, text.size()));
    const auto lineStart = before.find_last_of('\n');
    TextPlace place;
    place.line = 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
    place.column = 1 + static_cast<int>(before.size() -
                                        (lineStart == std::string_view::npos ? 0 : lineStart + 1));
    return place;
}

} // namespace haven
