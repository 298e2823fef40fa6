use super::Figure;

/// Below this base a whole per cent gives the count away: 3 of 40 is the only count that rounds to 8 %.
const LEAST_BASE: u32 = 50;

/// Whole per cents that add up to 100, by largest remainder (of equal remainders the first).
///
/// `None` where the office prints none: a count or the total is not published, the base is under 50, or the
/// counts do not add up to the total. A count that is impossible has no part and gets 0.
#[must_use]
pub fn percentages(counts: &[Figure], total: Figure) -> Option<Vec<u32>> {
    let Figure::Count(base) = total else {
        return None;
    };
    let parts: Vec<u64> = counts
        .iter()
        .map(|figure| match figure {
            Figure::Count(count) => Some(u64::from(*count)),
            Figure::Impossible => Some(0),
            Figure::Withheld => None,
        })
        .collect::<Option<_>>()?;
    let base = u64::from(base);
    if base < u64::from(LEAST_BASE) || parts.iter().sum::<u64>() != base {
        return None;
    }
    let mut shares: Vec<u64> = parts.iter().map(|part| part * 100 / base).collect();
    let missing = 100_u64.saturating_sub(shares.iter().sum());
    let mut by_remainder: Vec<(u64, usize)> = parts
        .iter()
        .enumerate()
        .map(|(place, part)| (part * 100 % base, place))
        .collect();
    by_remainder.sort_by_key(|&(remainder, place)| (std::cmp::Reverse(remainder), place));
    for (_, place) in by_remainder
        .into_iter()
        .take(usize::try_from(missing).ok()?)
    {
        *shares.get_mut(place)? += 1;
    }
    shares
        .into_iter()
        .map(|share| u32::try_from(share).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shares(counts: &[u32]) -> Option<Vec<u32>> {
        let figures: Vec<Figure> = counts.iter().copied().map(Figure::Count).collect();
        percentages(&figures, Figure::Count(counts.iter().sum()))
    }

    #[test]
    fn they_add_up_to_a_hundred() {
        assert_eq!(shares(&[20, 20, 20]), Some(vec![34, 33, 33]));
        assert_eq!(shares(&[107, 0, 53, 11]), Some(vec![63, 0, 31, 6]));
    }

    #[test]
    fn none_on_a_small_base_or_beside_something_withheld() {
        assert_eq!(shares(&[25, 24]), None);
        assert_eq!(
            percentages(&[Figure::Count(60), Figure::Withheld], Figure::Count(100)),
            None
        );
        assert_eq!(percentages(&[Figure::Count(60)], Figure::Withheld), None);
        assert_eq!(percentages(&[Figure::Count(60)], Figure::Count(100)), None);
    }
}
