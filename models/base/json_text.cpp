#include "models/base/json_text.h"

#include <algorithm>
#include <utility>

namespace haven {

namespace {

struct TextPlace {
    std::size_t line = 1;
    std::size_t column = 1;
};

// Counts forward from where it last stood, because elements are asked for in order and a count from
// the beginning for each of them would be quadratic.
class LineCounter final
{
public:
    explicit LineCounter(std::string_view bytes) : m_bytes(bytes) {}
    TextPlace at(std::size_t offset)
    {
        const std::size_t end = std::min(offset, m_bytes.size());
        if (end < m_offset) {
            m_offset = 0;
            m_line = 1;
            m_lineStart = 0;
        }
        for (; m_offset < end; ++m_offset) {
            if (m_bytes[m_offset] == '\n') {
                ++m_line;
                m_lineStart = m_offset + 1;
            }
        }
        return TextPlace{m_line, end - m_lineStart + 1};
    }

private:
    std::string_view m_bytes;
    std::size_t m_offset = 0;
    std::size_t m_line = 1;
    std::size_t m_lineStart = 0;
};

// Tells how far the parser has read; nlohmann tells positions only in errors.
class CountingIterator final
{
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    CountingIterator(const char* at, const char** furthest) : m_at(at), m_furthest(furthest) {}
    reference operator*() const { return *m_at; }
    CountingIterator& operator++()
    {
        ++m_at;
        *m_furthest = m_at;
        return *this;
    }
    CountingIterator operator++(int)
    {
        CountingIterator before = *this;
        ++*this;
        return before;
    }
    bool operator==(const CountingIterator& other) const { return m_at == other.m_at; }

private:
    const char* m_at;
    const char** m_furthest;
};

class TreeBuilder final
{
public:
    TreeBuilder(std::string_view bytes, const JsonLimits& limits, const JsonElementTaker* taker)
        : m_limits(limits), m_taker(taker), m_lines(bytes), m_begin(bytes.data()),
          m_furthest(bytes.data())
    {}

    const char** furthest() { return &m_furthest; }
    JsonText takeResult() { return JsonText{std::move(m_root), std::move(m_repeatedKeys)}; }
    const std::string& problem() const { return m_problem; }
    TextPlace problemPlace() { return m_lines.at(m_problemOffset); }

    // The names of the SAX interface are the library's.
    bool null() { return add(Json(nullptr)); }
    bool boolean(bool value) { return add(Json(value)); }
    bool number_integer(std::int64_t value) { return add(Json(value)); }
    bool number_unsigned(std::uint64_t value) { return add(Json(value)); }
    bool number_float(double value, const std::string&) { return add(Json(value)); }
    bool string(std::string& value) { return add(Json(std::move(value))); }
    bool binary(Json::binary_t&) { return fail("binary values are not JSON"); }
    bool start_object(std::size_t) { return open(Json::object()); }
    bool start_array(std::size_t) { return open(Json::array()); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }

    bool key(std::string& name)
    {
        Frame& top = m_stack.back();
        if (top.value.contains(name) && m_repeatedKeys.size() < kRepeatedKeysMax)
            m_repeatedKeys.push_back(RepeatedKey{name, m_lines.at(offset()).line});
        top.key = std::move(name);
        return true;
    }

    bool parse_error(std::size_t position, const std::string&, const Json::exception& error)
    {
        // 406 is a number too large for any of our types; everything else is bad syntax.
        if (error.id == 406) {
            m_problemOffset = offset();
            m_problem = "a number is too large";
            return false;
        }
        m_problemOffset = position == 0 ? 0 : position - 1;
        const bool isCutOff = static_cast<std::size_t>(m_furthest - m_begin) < position;
        m_problem = isCutOff ? "the text ends too early" : "this is not valid JSON";
        return false;
    }

private:
    struct Frame {
        Json value;
        std::string key;
        std::size_t valuesBefore = 0;
    };

    std::size_t offset() const { return static_cast<std::size_t>(m_furthest - m_begin); }

    bool fail(std::string problem)
    {
        m_problem = std::move(problem);
        m_problemOffset = offset();
        return false;
    }

    bool countValue()
    {
        if (++m_values > m_limits.valuesMax)
            return fail("more values than the limit of " + std::to_string(m_limits.valuesMax));
        return true;
    }

    bool open(Json empty)
    {
        if (m_stack.size() >= m_limits.depthMax)
            return fail("nested deeper than " + std::to_string(m_limits.depthMax) + " levels");
        const std::size_t before = m_values;
        if (!countValue())
            return false;
        m_stack.push_back(Frame{std::move(empty), {}, before});
        return true;
    }

    bool close()
    {
        Frame done = std::move(m_stack.back());
        m_stack.pop_back();
        return attach(std::move(done.value), done.valuesBefore);
    }

    bool add(Json value)
    {
        const std::size_t before = m_values;
        return countValue() && attach(std::move(value), before);
    }

    bool isTaken() const
    {
        return m_taker != nullptr && m_stack.size() == 2 && m_stack[0].value.is_object() &&
               m_stack[0].key == m_taker->key && m_stack[1].value.is_array();
    }

    bool attach(Json value, std::size_t valuesBefore)
    {
        if (m_stack.empty()) {
            m_root = std::move(value);
        } else if (isTaken()) {
            m_values = valuesBefore;
            std::string wrong = m_taker->take(std::move(value), m_lines.at(offset()).line);
            if (!wrong.empty())
                return fail(std::move(wrong));
        } else if (Frame& top = m_stack.back(); top.value.is_array()) {
            top.value.push_back(std::move(value));
        } else {
            top.value[top.key] = std::move(value);
        }
        return true;
    }

    JsonLimits m_limits;
    const JsonElementTaker* m_taker;
    LineCounter m_lines;
    const char* m_begin;
    const char* m_furthest;
    std::vector<Frame> m_stack;
    std::size_t m_values = 0;
    Json m_root;
    std::vector<RepeatedKey> m_repeatedKeys;
    std::string m_problem;
    std::size_t m_problemOffset = 0;
};

Refusal malformed(std::string_view name, TextPlace place, const std::string& problem)
{
    return refuse(RefusalCode::FileMalformed, std::string(name), std::to_string(place.line),
                  std::to_string(place.column), problem);
}

} // namespace

Result<JsonText> readJsonText(std::string_view bytes, std::string_view name,
                              const JsonLimits& limits, const JsonElementTaker* taker)
{
    if (bytes.size() > limits.bytesMax) {
        return malformed(name, TextPlace{},
                         "the text is larger than " + std::to_string(limits.bytesMax) + " bytes");
    }
    // The parser takes a zero byte for the end of the text; what follows it must not go unread.
    if (const std::size_t zero = bytes.find('\0'); zero != std::string_view::npos)
        return malformed(name, LineCounter(bytes).at(zero), "there is a zero byte");
    TreeBuilder builder(bytes, limits, taker);
    const char* begin = bytes.data();
    const CountingIterator first(begin, builder.furthest());
    const CountingIterator last(begin + bytes.size(), builder.furthest());
    if (!Json::sax_parse(first, last, &builder))
        return malformed(name, builder.problemPlace(), builder.problem());
    return builder.takeResult();
}

} // namespace haven
