// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/lbfgs.h"

#include <cmath>
#include <deque>

namespace glossa::learn {

namespace {

using Vector = std::vector<double>;

double dot(const Vector &a, const Vector &b)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += a[i] * b[i];
    return sum;
}

void addScaled(Vector &to, double factor, const Vector &from)
{
    for (std::size_t i = 0; i < to.size(); ++i)
        to[i] += factor * from[i];
}

double norm1(const Vector &w)
{
    double sum = 0.0;
    for (const double value : w)
        sum += std::abs(value);
    return sum;
}

/// Computes the subgradient of steepest descent of objective + l1·|w| (Andrew & Gao, eq. 4).
Vector pseudoGradient(const Vector &w, const Vector &gradient, double l1)
{
    if (l1 == 0.0)
        return gradient;
    Vector result(gradient.size());
    for (std::size_t i = 0; i < w.size(); ++i) {
        if (w[i] != 0.0)
            result[i] = gradient[i] + (w[i] > 0.0 ? l1 : -l1);
        else if (gradient[i] < -l1)
            result[i] = gradient[i] + l1;
        else if (gradient[i] > l1)
            result[i] = gradient[i] - l1;
    }
    return result;
}

struct Pair {
    Vector s, y;
    double rho;
};

/// Computes an approximate inverse Hessian times -gradient by the two-loop recursion.
Vector direction(const Vector &gradient, const std::deque<Pair> &pairs)
{
    Vector q = gradient;
    std::vector<double> alpha(pairs.size());
    for (std::size_t i = pairs.size(); i-- > 0;) {
        alpha[i] = pairs[i].rho * dot(pairs[i].s, q);
        addScaled(q, -alpha[i], pairs[i].y);
    }
    if (!pairs.empty()) {
        const Pair &last = pairs.back();
        const double scale = 1.0 / (last.rho * dot(last.y, last.y));
        for (double &value : q)
            value *= scale;
    }
    for (std::size_t i = 0; i < pairs.size(); ++i)
        addScaled(q, alpha[i] - pairs[i].rho * dot(pairs[i].y, q), pairs[i].s);
    for (double &value : q)
        value = -value;
    return q;
}

/// Keeps a step inside the orthant it started in: a weight never changes sign within one step.
void project(Vector &w, const Vector &from, const Vector &pseudo)
{
    for (std::size_t i = 0; i < w.size(); ++i) {
        const double sign = from[i] != 0.0 ? from[i] : -pseudo[i];
        if (w[i] * sign <= 0.0)
            w[i] = 0.0;
    }
}

class Search {
public:
    Search(const Objective &objective, const LbfgsOptions &options, Vector &w)
        : m_objective(objective), m_options(options), m_w(w), m_gradient(w.size())
    {
    }

    bool begin() { return evaluate(m_w, m_value, m_gradient); }
    [[nodiscard]] double value() const { return m_value; }
    [[nodiscard]] bool stopped() const { return m_stopped; }

    /// Does one iteration. Returns false if no step helps any more or the objective asked to stop.
    bool step()
    {
        const Vector pseudo = pseudoGradient(m_w, m_gradient, m_options.l1);
        Vector d = direction(pseudo, m_pairs);
        double slope = dot(d, pseudo);
        if (m_options.l1 > 0.0) {
            for (std::size_t i = 0; i < d.size(); ++i)
                d[i] = d[i] * pseudo[i] < 0.0 ? d[i] : 0.0;
            slope = dot(d, pseudo);
        }
        if (slope >= 0.0) {
            if (m_pairs.empty())
                return false;
            m_pairs.clear(); // the model of the curvature is of no use any more
            return step();
        }
        return lineSearch(d, slope, pseudo);
    }

private:
    bool evaluate(const Vector &w, double &value, Vector &gradient)
    {
        if (!m_objective(w, value, gradient)) {
            m_stopped = true;
            return false;
        }
        value += m_options.l1 * norm1(w);
        return true;
    }

    bool lineSearch(const Vector &d, double slope, const Vector &pseudo)
    {
        constexpr double armijo = 1e-4;
        constexpr int tries = 20;
        double t = m_pairs.empty() ? 1.0 / std::sqrt(dot(d, d)) : 1.0;
        Vector next(m_w.size());
        Vector gradient(m_w.size());
        for (int i = 0; i < tries; ++i, t *= 0.5) {
            for (std::size_t k = 0; k < m_w.size(); ++k)
                next[k] = m_w[k] + t * d[k];
            if (m_options.l1 > 0.0)
                project(next, m_w, pseudo);
            double value = 0.0;
            if (!evaluate(next, value, gradient))
                return false;
            if (std::isfinite(value) && value <= m_value + armijo * t * slope) {
                remember(next, gradient);
                m_w = std::move(next);
                m_gradient = std::move(gradient);
                m_value = value;
                return true;
            }
        }
        return false;
    }

    void remember(const Vector &next, const Vector &gradient)
    {
        Pair pair{Vector(next.size()), Vector(next.size()), 0.0};
        for (std::size_t i = 0; i < next.size(); ++i) {
            pair.s[i] = next[i] - m_w[i];
            pair.y[i] = gradient[i] - m_gradient[i];
        }
        const double curvature = dot(pair.s, pair.y);
        if (curvature <= 1e-10)
            return; // would make the approximation indefinite
        pair.rho = 1.0 / curvature;
        if (m_pairs.size() == m_options.memory)
            m_pairs.pop_front();
        m_pairs.push_back(std::move(pair));
    }

    const Objective &m_objective;
    const LbfgsOptions &m_options;
    Vector &m_w;
    Vector m_gradient;
    double m_value = 0.0;
    std::deque<Pair> m_pairs;
    bool m_stopped = false;
};

} // namespace

bool minimize(const Objective &objective, const LbfgsOptions &options, Vector &w,
              const OnIteration &onIteration)
{
    Search search(objective, options, w);
    if (!search.begin())
        return false;
    std::deque<double> history{search.value()};
    for (unsigned iteration = 1; iteration <= options.maxIterations; ++iteration) {
        if (!search.step())
            break;
        if (onIteration && !onIteration(iteration, search.value(), w))
            break;
        history.push_back(search.value());
        if (history.size() > options.window + 1) {
            history.pop_front();
            if (history.front() - history.back() < options.tolerance * std::abs(history.back()))
                break;
        }
    }
    return !search.stopped();
}

} // namespace glossa::learn
